package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.error.ScimException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("whoever is deleted while being added to groups")
class LeaversTest {

    private static final int GROUPS = 4;
    private static final int ROUNDS = 40;

    @ParameterizedTest
    @EnumSource(Database.class)
    void leavesAGroupThatCameInBetweenInANewVersionToo(Database database) {
        Company company = Company.empty(database);
        Company other = company.replica();
        String ada = Calls.user(company.users, "ada");
        String engineers = Calls.group(company.groups, "Engineers", ada);
        String makers = Calls.group(company.groups, "Makers");
        Calls.find(other.groups, makers);
        Calls.find(company.users, ada);
        company.statements.after(1, () -> Calls.patch(other.groups, makers, Calls.add(ada)));

        Calls.delete(company.users, ada);

        assertThat(Calls.membersOf(Calls.find(company.groups, makers))).isEmpty();
        assertThat(Calls.find(company.groups, makers).version()).contains("W/\"3\"");
        assertThat(Calls.find(company.groups, engineers).version()).contains("W/\"2\"");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isGoneFromAllOfThemEachOfWhichCountsBoth(Database database) throws Exception {
        Company company = Company.empty(database);
        Company other = company.replica();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            groups.add(Calls.group(company.groups, "Group " + i));
        }
        int[] joined = new int[GROUPS];
        ExecutorService threads = Executors.newFixedThreadPool(GROUPS + 1);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String leaver = Calls.user(company.users, "leaver " + round);
                List<Callable<Boolean>> tasks = new ArrayList<>();
                for (String group : groups) {
                    tasks.add(() -> joins(other, leaver, group));
                }
                tasks.add(round % (GROUPS + 1), () -> leaves(company, leaver));
                List<Boolean> results = new ArrayList<>();
                for (Future<Boolean> result : threads.invokeAll(tasks)) {
                    results.add(result.get());
                }
                results.remove(round % (GROUPS + 1));
                for (int i = 0; i < GROUPS; i++) {
                    joined[i] += results.get(i) ? 1 : 0;
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(joined).as("the race was one").isNotEqualTo(new int[GROUPS]);
        for (int i = 0; i < GROUPS; i++) {
            assertThat(Calls.membersOf(Calls.find(company.groups, groups.get(i))))
                    .isEmpty();
            assertThat(Calls.find(company.groups, groups.get(i)).version())
                    .as("joined by " + joined[i])
                    .contains("W/\"" + (1 + 2 * joined[i]) + "\"");
        }
        assertThat(company.transactions.<List<Long>>lend(
                        Calls.context(),
                        connection -> Statements.query(
                                connection, Sql.of("select count(*) from team_member"), row -> row.getLong(1))))
                .containsExactly(0L);
    }

    private static boolean joins(Company company, String who, String group) {
        return asEngine(() -> Calls.patch(company.groups, group, Calls.add(who)).isChanged());
    }

    private static boolean leaves(Company company, String who) {
        return asEngine(() -> {
            Calls.delete(company.users, who);
            return true;
        });
    }

    private static boolean asEngine(Callable<Boolean> write) {
        while (true) {
            try {
                return write.call();
            } catch (ScimException lost) {
                if (lost.status() != 412) {
                    throw lost;
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
