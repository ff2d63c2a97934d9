package io.scimwright.example.users;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The application's own page: who works here and in which team. It knows nothing of SCIM. */
@RestController
class StaffPage {

    /** More rows than anybody reads. */
    private static final int SHOWN = 200;

    private final JdbcClient jdbc;

    StaffPage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Person(
            String login,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String title,
            @Nullable String badgeNumber,
            boolean enabled,
            @Nullable String mail,
            @Nullable String teams) {}

    private record Group(String name, int members) {}

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="refresh" content="3">
                <title>Staff</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; color: #222; max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
                h1 { font-size: 1.3rem; margin: 2rem 0 .5rem }
                small { color: #777; font-weight: normal }
                table { border-collapse: collapse; width: 100%% }
                th { text-align: left; color: #777; font-weight: normal; font-size: .85rem }
                th, td { padding: .35rem 1rem .35rem 0; border-bottom: 1px solid #e5e5e5; overflow-wrap: anywhere }
                .gone td { color: #aaa; text-decoration: line-through }
                </style>
                </head>
                <body>
                <h1>Employees <small>%d</small></h1>
                <table>
                <tr><th>Login<th>Name<th>Mail<th>Title<th>Badge<th>Teams</tr>
                %s
                </table>
                <h1>Teams <small>%d</small></h1>
                <table>
                <tr><th>Name<th>Members</tr>
                %s
                </table>
                </body>
                </html>
                """.formatted(count("employee"), employees(), count("team"), teams());
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private String employees() {
        return jdbc.sql("""
                select e.login, e.first_name, e.last_name, e.title, e.badge_number, e.enabled,
                    (select max(m.address) from employee_email m where m.employee_id = e.id and m.position = 0) as mail,
                    (select string_agg(t.name, ', ') from team_member tm join team t on t.id = tm.team_id
                        where tm.employee_id = e.id) as teams
                from employee e order by lower(e.login) limit :shown""").param("shown", SHOWN).query(Person.class).stream()
                .map(StaffPage::row)
                .collect(Collectors.joining("\n"));
    }

    private static String row(Person person) {
        String name = String.join(" ", text(person.firstName()), text(person.lastName()));
        return "<tr" + (person.enabled() ? "" : " class=\"gone\"") + ">"
                + cells(person.login(), name, person.mail(), person.title(), person.badgeNumber(), person.teams());
    }

    private String teams() {
        return jdbc.sql("""
                select t.name, (select count(*) from team_member m where m.team_id = t.id) as members
                from team t order by lower(t.name) limit :shown""").param("shown", SHOWN).query(Group.class).stream()
                .map(team -> "<tr>" + cells(team.name(), Integer.toString(team.members())))
                .collect(Collectors.joining("\n"));
    }

    private static String cells(@Nullable String... texts) {
        StringBuilder cells = new StringBuilder();
        for (String text : texts) {
            cells.append("<td>").append(HtmlUtils.htmlEscape(text(text))).append("</td>");
        }
        return cells.append("</tr>").toString();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
