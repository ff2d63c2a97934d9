package io.scimwright.example.users;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/** A company of many employees and 1,000 teams, of which one is large; everybody is in one of the others. */
final class LargeCompany {

    static final UUID LARGE_TEAM = UUID.nameUUIDFromBytes("large".getBytes(StandardCharsets.UTF_8));

    private static final int TEAMS = 1_000;

    private LargeCompany() {}

    static String padded(int number) {
        return String.format(Locale.ROOT, "%06d", number);
    }

    static String login(int number) {
        return "user" + padded(number) + "@example.com";
    }

    static String prefix(int number) {
        return "user" + padded(number).substring(0, 5);
    }

    /** The id of an employee; ids are in another order than numbers. */
    static String id(int number) {
        return String.format(Locale.ROOT, "%08x-0000-4000-8000-%012d", Integer.reverse(number), number);
    }

    /**
     * Fills empty tables.
     *
     * @param members how many are in the large team
     */
    static void fill(DataSource pool, int users, int members) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into employee (id, login, login_key, first_name, last_name, display_name, title, department, enabled,"
                            + " external_id, rest, version, created, changed) values (?, ?, ?, ?, ?, ?, ?, ?, true, ?,"
                            + " '{\"nickName\":\"M\",\"locale\":\"de-DE\"}', 1, current_timestamp, current_timestamp)")) {
                for (int i = 0; i < users; i++) {
                    Object[] values = {
                        UUID.fromString(id(i)),
                        login(i),
                        login(i),
                        "First",
                        "Last" + i % 5_000,
                        "Member " + padded(i),
                        "Engineer",
                        "Department " + i % 40,
                        "x" + i
                    };
                    for (int k = 0; k < values.length; k++) {
                        insert.setObject(k + 1, values[k]);
                    }
                    insert.addBatch();
                    if (i % 10_000 == 9_999) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            for (String sql : List.of(
                    "insert into employee_email (employee_id, position, address, address_key, kind, preferred)"
                            + " select id, 0, login, login, 'work', true from employee",
                    "insert into employee_email (employee_id, position, address, address_key, kind, preferred)"
                            + " select id, 1, 'home.' || login, 'home.' || login, 'home', false from employee",
                    "insert into team (id, name, name_key, version, created, changed)"
                            + " select md5('team' || n)::uuid, 'Team ' || n, 'team ' || n, 1, current_timestamp,"
                            + " current_timestamp from generate_series(2, " + TEAMS + ") n",
                    "insert into team (id, name, name_key, version, created, changed) values ('" + LARGE_TEAM
                            + "', 'Large', 'large', 1, current_timestamp, current_timestamp)",
                    "insert into team_member (team_id, employee_id) select '" + LARGE_TEAM + "', id from employee"
                            + " where login_key < '" + login(members) + "'",
                    "insert into team_member (team_id, employee_id) select md5('team' || 2 + (row_number() over ()) % "
                            + (TEAMS - 1) + ")::uuid, id from employee",
                    "vacuum analyze")) {
                statement.execute(sql);
            }
        }
    }
}
