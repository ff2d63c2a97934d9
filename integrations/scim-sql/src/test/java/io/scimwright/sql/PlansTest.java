package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.sql.Statistics.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the plans of typical requests on 100,000 rows")
class PlansTest {

    private static final Path PAGE = Path.of("../../docs/sql.md");

    private static final String ROWS = """
            insert into employee (login, external_id, display_name, enabled, version, created_at, changed_at)
              select 'user' || n || '@example.com', 'x' || n, 'Member ' || n, n % 10 <> 0, 1, c, c
              from (select n, timestamp '2026-01-01' + n * interval '5 minutes' as c from generate_series(1, 100000) n);
            insert into employee_email (employee_id, position, address, kind, is_primary)
              select id, 0, login, 'work', true from employee union all select id, 1, 'home.' || login, 'home', false from employee;
            insert into team (id, name, version, created_at, changed_at)
              select 't' || n, 'Team ' || n, 1, current_timestamp, current_timestamp from generate_series(0, 999) n;
            insert into team_member (team_id, employee_id)
              select 't' || id % 1000, id from employee union select 't0', id from employee where id <= 50000;
            """;

    /** What reads a table, without how many rows and how long. */
    private static final Pattern READS = Pattern.compile("(\\S+ )?(Index Only|Index|Bitmap Index|Seq) Scan[^(]*");

    /** What the page leaves out. */
    private static final Pattern DETAIL =
            Pattern.compile("^ *(Index Searches|Sort Method|Heap Blocks|Heap Fetches|Batches|Recheck Cond|Group Key):");

    /** The line with the name of the next request, which is no fence. */
    private static final Pattern NAME = Pattern.compile("\n`[^`]");

    private final Company company = Company.empty(Database.POSTGRES);

    @Test
    @DisplayName("read the tables as docs/sql.md shows, by the indexes that it recommends")
    void theGuideShowsHowTablesAreRead() throws Exception {
        String page = Files.readString(PAGE);
        Database.execute(company.statements.source(), "drop index employee_login;" + ROWS + indexes(page));
        Map<String, List<Prepared>> requests = TypicalRequests.of(company);
        Database.execute(company.statements.source(), "vacuum analyze");
        Map<String, String> plans = new LinkedHashMap<>();
        for (Map.Entry<String, List<Prepared>> request : requests.entrySet()) {
            plans.put(request.getKey(), plans(request.getValue()));
        }
        // mvn test -pl integrations/scim-sql -am -Dtest=PlansTest -DargLine=-Dplans.write=true
        if (Boolean.getBoolean("plans.write")) {
            write(page, requests, plans);
            return;
        }
        plans.forEach((request, plan) ->
                assertThat(reads(plan)).as(request + "\n" + plan).isNotEmpty().isEqualTo(reads(shown(page, request))));
    }

    private static String indexes(String page) {
        String block = page.substring(page.indexOf("create unique index on employee"));
        return block.substring(0, block.indexOf("```")).replaceAll("--.*", "");
    }

    private String plans(List<Prepared> statements) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = company.statements.source().getConnection()) {
            connection.setAutoCommit(false);
            for (Prepared statement : statements) {
                if (statement.text().startsWith("insert")) {
                    // The request itself has added them.
                    run(connection, "delete from team_member where team_id = ? and employee_id = ?", statement);
                }
            }
            for (Prepared statement : statements) {
                lines.addAll(run(
                        connection,
                        "explain (analyze, costs off, buffers off, summary off) " + statement.text(),
                        statement));
                lines.add("");
            }
            connection.rollback();
        }
        lines.removeIf(line -> DETAIL.matcher(line).find());
        return String.join("\n", lines).strip();
    }

    /** Runs something with the parameters of a statement. */
    private static List<String> run(Connection connection, String sql, Prepared statement) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            for (int i = 0; i < statement.parameters().size(); i++) {
                prepared.setObject(i + 1, statement.parameters().get(i));
            }
            if (prepared.execute()) {
                ResultSet rows = prepared.getResultSet();
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }

    private static List<String> reads(String plan) {
        List<String> reads = new ArrayList<>();
        Matcher matcher = READS.matcher(plan);
        while (matcher.find()) {
            reads.add(matcher.group().strip());
        }
        return reads;
    }

    /** The second block after the name of a request. */
    private static String shown(String page, String request) {
        String[] blocks = page.substring(page.indexOf("`" + request + "`")).split("```", 5);
        return blocks[3];
    }

    /** Puts statements and plans into the page, in place of what it has after the name of each request. */
    private static void write(String page, Map<String, List<Prepared>> requests, Map<String, String> plans)
            throws IOException {
        String written = page;
        for (Map.Entry<String, List<Prepared>> request : requests.entrySet()) {
            String name = "`" + request.getKey() + "`";
            int begin = written.indexOf(name) + name.length();
            Matcher following = NAME.matcher(written);
            int next = following.find(begin) ? following.start() : -1;
            String statements = TypicalRequestsTest.texts(request.getValue());
            written = written.substring(0, begin)
                    + "\n\n```sql\n" + statements + "\n```\n\n```\n" + plans.getOrDefault(request.getKey(), "")
                    + "\n```\n"
                    + (next < 0 ? "" : "\n" + written.substring(next + 1));
        }
        Files.writeString(PAGE, written);
    }
}
