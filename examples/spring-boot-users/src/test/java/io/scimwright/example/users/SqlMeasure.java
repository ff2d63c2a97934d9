package io.scimwright.example.users;

import static io.scimwright.example.users.LargeCompany.LARGE_TEAM;
import static io.scimwright.example.users.LargeCompany.id;
import static io.scimwright.example.users.LargeCompany.login;
import static io.scimwright.example.users.LargeCompany.padded;
import static io.scimwright.example.users.LargeCompany.prefix;

import io.scimwright.core.json.ScimJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Measures requests over HTTP beside the bare statement for the same thing, one after the other through the same pool, on a PostgreSQL
 * with many employees; prints a table. Arguments: how many times look-ups and changes of members are done (2,000; other reads a tenth
 * of it), users (100,000), members of the large team (50,000) and users to create (10,000).
 */
final class SqlMeasure {

    private static final int PAGE = 100;

    private final int times;
    private final int users;
    private final int members;
    private final int created;
    private final LeanClient client;
    private final DataSource pool;
    private final CountedStatements statements;
    private final Random random = new Random(1);
    private final List<String> listed = new ArrayList<>();

    private SqlMeasure(int times, int users, int members, int created, Running running) throws IOException {
        this.times = times;
        this.users = users;
        this.members = members;
        this.created = created;
        this.client = new LeanClient(
                running.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class),
                Running.TOKEN);
        this.pool = running.context().getBean(DataSource.class);
        this.statements = running.context().getBean(CountedStatements.class);
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        int[] numbers = {2_000, 100_000, 50_000, 10_000};
        for (int i = 0; i < arguments.length; i++) {
            numbers[i] = Integer.parseInt(arguments[i]);
        }
        try (Running running = Running.on(
                Postgres.newDatabase(),
                "--spring.main.sources=" + CountedStatements.class.getName(),
                "--server.tomcat.max-keep-alive-requests=-1",
                "--logging.level.root=warn",
                "--logging.level.io.scimwright.audit=off")) {
            new SqlMeasure(numbers[0], numbers[1], numbers[2], numbers[3], running).run();
        }
        System.exit(0);
    }

    /** One thing done in two ways; the number is of the user, page or attempt that it is done for. */
    private record Row(String name, boolean limited, boolean repeatable, Request request, Bare bare) {}

    private interface Request {
        String send(int number) throws IOException;
    }

    private interface Bare {
        /** How many rows were read or changed. */
        int run(Connection connection, int number) throws SQLException;
    }

    private void run() throws SQLException, IOException {
        LargeCompany.fill(pool, users, members);
        System.out.println("| request | HTTP | bare SQL | 2 x bare + 1 ms | statements | rows |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        List<Row> reads = reads();
        // As often without a clock first, all of them before the first is measured, so that each meets a server that
        // runs compiled.
        for (Row row : reads) {
            for (int i = 0; i < often(row); i++) {
                once(row, random.nextInt(users), new long[2], 0);
            }
        }
        for (Row row : reads) {
            measure(row, often(row));
        }
        measure(
                new Row(
                        "PATCH /Groups/large, 1 member added",
                        true,
                        false,
                        number ->
                                client.send("PATCH", "/Groups/" + LARGE_TEAM, Requests.addMember(id(members + number))),
                        (connection, number) -> update(
                                connection,
                                "insert into team_member (team_id, employee_id) values (?, ?) on conflict do nothing",
                                LARGE_TEAM,
                                UUID.fromString(id(members + 2 * times + number)))),
                times);
        measure(
                new Row(
                        "PATCH /Groups/large, 1 member removed",
                        true,
                        false,
                        number -> client.send(
                                "PATCH", "/Groups/" + LARGE_TEAM, Requests.removeMember(id(members + number))),
                        (connection, number) -> update(
                                connection,
                                "delete from team_member where team_id = ? and employee_id = ?",
                                LARGE_TEAM,
                                UUID.fromString(id(members + 2 * times + number)))),
                times);
        measure(
                new Row(
                        "POST /Users, " + created + " of them",
                        false,
                        false,
                        number -> client.send("POST", "/Users", user(number)),
                        this::insert),
                created);
        listed.forEach(System.out::println);
    }

    private int often(Row row) {
        return row.limited() ? times : times / 10;
    }

    private List<Row> reads() throws IOException {
        String large = cursor(500);
        String columns = "select * from employee ";
        return List.of(
                new Row(
                        "page 500 by cursor",
                        false,
                        true,
                        number -> get("/Users?cursor=" + large + "&count=" + PAGE),
                        (connection, number) -> read(
                                connection,
                                columns + "where id > ? order by id limit " + PAGE,
                                UUID.fromString("7fffffff-ffff-ffff-ffff-ffffffffffff"))),
                new Row(
                        "page 1 by cursor",
                        false,
                        true,
                        number -> get("/Users?cursor&count=" + PAGE),
                        (connection, number) -> read(connection, columns + "order by id limit " + PAGE)),
                new Row(
                        "page 1 by index",
                        false,
                        true,
                        number -> get("/Users?startIndex=1&count=" + PAGE),
                        (connection, number) -> read(connection, columns + "order by id limit " + PAGE)),
                new Row(
                        "page 500 by index",
                        false,
                        true,
                        number -> get("/Users?startIndex=" + (499 * PAGE + 1) + "&count=" + PAGE),
                        (connection, number) ->
                                read(connection, columns + "order by id limit " + PAGE + " offset " + 499 * PAGE)),
                new Row(
                        "ServiceProviderConfig, without SQL",
                        false,
                        true,
                        number -> get("/ServiceProviderConfig"),
                        (connection, number) -> read(connection, "select 1")),
                new Row(
                        "userName eq",
                        true,
                        true,
                        number -> filter("userName eq \"" + login(number) + "\""),
                        (connection, number) -> read(connection, columns + "where login_key = ?", login(number))),
                new Row(
                        "emails[type eq \"work\"].value eq",
                        true,
                        true,
                        number -> filter("emails[type eq \"work\"].value eq \"" + login(number) + "\""),
                        (connection, number) -> read(
                                connection,
                                columns + "e where exists (select 1 from employee_email m where m.employee_id = e.id"
                                        + " and m.kind = 'work' and m.address_key = ?)",
                                login(number))),
                new Row(
                        "userName sw, 10 found",
                        false,
                        true,
                        number -> filter("userName sw \"" + prefix(number) + "\""),
                        (connection, number) ->
                                read(connection, columns + "where login_key like ?", prefix(number) + "%")),
                new Row(
                        "displayName co, 1 found",
                        false,
                        true,
                        number -> filter("displayName co \"mber " + padded(number) + "\""),
                        (connection, number) -> read(
                                connection,
                                columns + "where lower(display_name) like ?",
                                "%mber " + padded(number) + "%")));
    }

    private String get(String target) throws IOException {
        return client.send("GET", target, "");
    }

    private String filter(String filter) throws IOException {
        return get("/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    private static void unchecked(Request request, int number) {
        try {
            request.send(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String user(int number) {
        String login = "new" + number + "@example.com";
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + login
                + "\",\"externalId\":\"n" + number + "\",\"displayName\":\"New " + number
                + "\",\"emails\":[{\"value\":\"" + login + "\",\"type\":\"work\",\"primary\":true}]}";
    }

    private void measure(Row row, int most) throws SQLException, IOException {
        long[] requests = new long[most];
        long[] bares = new long[most];
        for (int i = 0; i < most; i++) {
            long[] took = new long[2];
            once(row, row.repeatable() ? random.nextInt(users) : i, took, i % 2);
            requests[i] = took[0];
            bares[i] = took[1];
        }
        CountedStatements.Counted counted =
                statements.during(() -> unchecked(row.request(), row.repeatable() ? 7 : most));
        Arrays.sort(requests);
        Arrays.sort(bares);
        double request = requests[most / 2] / 1e6;
        double bare = bares[most / 2] / 1e6;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f ms | %.2f ms | %s | %d | %d |%n",
                row.name(),
                request,
                bare,
                row.limited() ? String.format(Locale.ROOT, "%.2f ms", 2 * bare + 1) : "",
                counted.statements().size(),
                counted.rows());
        listed.add("\n" + row.name() + "\n  " + String.join("\n  ", counted.statements()));
    }

    /** Both ways, in turns first. */
    private void once(Row row, int number, long[] took, int first) throws SQLException, IOException {
        for (int i = 0; i < 2; i++) {
            long begin = System.nanoTime();
            if ((first + i) % 2 == 0) {
                String answer = row.request().send(number);
                took[0] = System.nanoTime() - begin;
                if (answer.contains("\"totalResults\":0")) {
                    throw new IllegalStateException(row.name() + ": " + answer);
                }
            } else {
                int rows;
                try (Connection connection = pool.getConnection()) {
                    rows = row.bare().run(connection, number);
                }
                took[1] = System.nanoTime() - begin;
                if (rows == 0) {
                    throw new IllegalStateException(row.name() + ": nothing by SQL");
                }
            }
        }
    }

    private static int read(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            int count = 0;
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    rows.getObject(i);
                }
                count++;
            }
            return count;
        }
    }

    private static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private int insert(Connection connection, int number) throws SQLException {
        UUID id = UUID.randomUUID();
        String login = "bare" + number + "@example.com";
        connection.setAutoCommit(false);
        int rows = update(
                connection,
                "insert into employee (id, login, login_key, display_name, enabled, external_id, version, created, changed)"
                        + " values (?, ?, ?, ?, true, ?, 1, current_timestamp, current_timestamp)",
                id,
                login,
                login,
                "Bare " + number,
                "b" + number);
        rows += update(
                connection,
                "insert into employee_email (employee_id, position, address, address_key, kind, preferred)"
                        + " values (?, 0, ?, ?, 'work', true)",
                id,
                login,
                login);
        connection.commit();
        connection.setAutoCommit(true);
        return rows;
    }

    /** The cursor of a page, by asking for all before; it is good for some minutes. */
    private String cursor(int page) throws IOException {
        String cursor = "";
        for (int i = 1; i < page; i++) {
            cursor = ScimJson.read(get("/Users?cursor=" + cursor + "&count=" + PAGE))
                    .findString("nextCursor")
                    .orElseThrow();
        }
        return cursor;
    }
}
