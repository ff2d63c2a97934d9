package io.scimwright.sql;

import io.scimwright.core.Dialect;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.SortOrder;
import io.scimwright.filter.AttributePath;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.sql.Statistics.Prepared;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clients ask most, by the names that docs/sql.md has for it. */
final class TypicalRequests {

    private final Company company;
    private final Map<String, List<Prepared>> statements = new LinkedHashMap<>();

    private TypicalRequests(Company company) {
        this.company = company;
    }

    /** The statements of each request to a company, in which a few more users and a group are made for it. */
    static Map<String, List<Prepared>> of(Company company) {
        TypicalRequests requests = new TypicalRequests(company);
        requests.run();
        return requests.statements;
    }

    private void run() {
        String ada = Calls.create(
                        company.users,
                        "{\"userName\":\"ada@example.com\",\"externalId\":\"4711\",\"displayName\":\"Ada Lovelace\","
                                + "\"active\":true,\"emails\":[{\"value\":\"ada@example.com\",\"type\":\"work\"}]}")
                .id();
        String group = Calls.group(company.groups, "Engineers");
        for (int i = 0; i < 6; i++) {
            Calls.user(company.users, "user " + i);
        }
        Calls.run(company.users, Query.all(1));
        note("GET /Users?filter=userName eq \"ada@example.com\"", users("userName eq \"Ada@example.com\""));
        note("GET /Users?filter=externalId eq \"4711\"", users("externalId eq \"4711\""));
        note(
                "GET /Users?filter=emails[type eq \"work\"].value eq \"ada@example.com\"",
                users("emails[type eq \"work\" and value eq \"ada@example.com\"]"));
        note(
                "GET /Users?filter=userName sw \"ada\" and active eq true",
                users("userName sw \"ada\" and active eq true"));
        note("GET /Users?filter=displayName co \"love\"", users("displayName co \"love\""));
        note(
                "GET /Users?filter=meta.lastModified gt \"2026-11-01T00:00:00Z\" and not (active eq true)",
                users("meta.lastModified gt \"2026-11-01T00:00:00Z\" and not (active eq true)"));
        note(
                "GET /Users?startIndex=4&count=2",
                () -> Calls.run(company.users, Query.all(2).withPage(4, 2)));
        Query byName = Query.all(2)
                .withSort(company.users.resourceType().require(AttributePath.parse("userName")), SortOrder.ASCENDING);
        String next = Calls.run(company.users, byName).nextKey().orElseThrow();
        note(
                "GET /Users?sortBy=userName&count=2&cursor=…",
                () -> company.users.query(new QueryRequest(Calls.context(), byName).after(next)));
        note(
                "GET /Groups?filter=members.value eq \"1\"&excludedAttributes=members",
                () -> Calls.run(
                        company.groups,
                        Calls.query(company.groups, "members.value eq " + RandomQueries.quoted(ada))
                                .withProjection(Projection.without(
                                        company.groups.resourceType(), List.of("members"), Dialect.rfc()))));
        note("PATCH /Groups/… that adds a member", () -> Calls.patch(company.groups, group, Calls.add(ada)));
    }

    private Runnable users(String filter) {
        return () -> Calls.run(company.users, Calls.query(company.users, filter).withPage(1, 2));
    }

    /** Without what the application's own repository runs. */
    private void note(String request, Runnable run) {
        company.statements.taken();
        run.run();
        statements.put(
                request,
                company.statements.takenWhole().stream()
                        .filter(sql -> sql.text().contains("\""))
                        .toList());
    }
}
