package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.SortOrder;
import io.scimwright.filter.AttributePath;
import io.scimwright.server.spi.QueryRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the statements of typical requests")
class TypicalRequestsTest {

    private static final Path PAGE = Path.of("../../docs/sql.md");

    private final Company company = Company.empty(Database.POSTGRES);

    @Test
    @DisplayName("are those that docs/sql.md shows")
    void theGuideShowsWhatIsRun() throws IOException {
        String page = Files.readString(PAGE);
        requests()
                .forEach((request, statements) -> assertThat(page)
                        .as(request)
                        .contains(request)
                        .contains("```sql\n" + String.join(";\n", statements) + "\n```"));
    }

    private Map<String, List<String>> requests() {
        String ada = Calls.user(company.users, "ada@example.com");
        String group = Calls.group(company.groups, "Engineers");
        for (int i = 0; i < 6; i++) {
            Calls.user(company.users, "user " + i);
        }
        Calls.run(company.users, Query.all(1));
        Map<String, List<String>> all = new LinkedHashMap<>();
        note(all, "GET /Users?filter=userName eq \"ada@example.com\"", users("userName eq \"Ada@example.com\""));
        note(all, "GET /Users?filter=externalId eq \"4711\"", users("externalId eq \"4711\""));
        note(
                all,
                "GET /Users?filter=emails[type eq \"work\"].value eq \"ada@example.com\"",
                users("emails[type eq \"work\" and value eq \"ada@example.com\"]"));
        note(
                all,
                "GET /Users?filter=userName sw \"ada\" and active eq true",
                users("userName sw \"ada\" and active eq true"));
        note(all, "GET /Users?filter=displayName co \"love\"", users("displayName co \"love\""));
        note(
                all,
                "GET /Users?filter=meta.lastModified gt \"2026-11-01T00:00:00Z\" and not (active eq true)",
                users("meta.lastModified gt \"2026-11-01T00:00:00Z\" and not (active eq true)"));
        note(
                all,
                "GET /Users?startIndex=4&count=2",
                () -> Calls.run(company.users, Query.all(2).withPage(4, 2)));
        Query byName = Query.all(2)
                .withSort(company.users.resourceType().require(AttributePath.parse("userName")), SortOrder.ASCENDING);
        String next = Calls.run(company.users, byName).nextKey().orElseThrow();
        note(
                all,
                "GET /Users?sortBy=userName&count=2&cursor=…",
                () -> company.users.query(new QueryRequest(Calls.context(), byName).after(next)));
        note(
                all,
                "GET /Groups?filter=members.value eq \"1\"&excludedAttributes=members",
                () -> Calls.run(
                        company.groups,
                        Calls.query(company.groups, "members.value eq \"1\"")
                                .withProjection(Projection.without(
                                        company.groups.resourceType(), List.of("members"), Dialect.rfc()))));
        note(all, "PATCH /Groups/… that adds a member", () -> Calls.patch(company.groups, group, Calls.add(ada)));
        return all;
    }

    private Runnable users(String filter) {
        return () -> Calls.run(company.users, Calls.query(company.users, filter).withPage(1, 2));
    }

    /** Without what the application's own repository runs. */
    private void note(Map<String, List<String>> all, String request, Runnable run) {
        company.statements.taken();
        run.run();
        all.put(
                request,
                company.statements.taken().stream()
                        .filter(sql -> sql.contains("\""))
                        .toList());
    }
}
