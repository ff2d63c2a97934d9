package io.scimwright.sql;

import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.testkit.ResourceProviderContract;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every provider of groups has to do, across two processes on one database. */
abstract class GroupsContract extends ResourceProviderContract {

    private static final int EMPLOYEES = 16;

    private final Database database;
    private @Nullable Company company;

    GroupsContract(Database database) {
        this.database = database;
    }

    @Override
    protected ResourceProvider provider() {
        Company fresh = Company.empty(database);
        for (int i = 1; i <= EMPLOYEES; i++) {
            Database.execute(
                    fresh.statements.source(),
                    "insert into employee (id, login, version, created_at, changed_at) values (" + i + ", 'e" + i
                            + "', 1, current_timestamp, current_timestamp)");
        }
        company = fresh;
        return fresh.groups;
    }

    @Override
    protected ResourceProvider anotherNode() {
        return Objects.requireNonNull(company).replica().groups;
    }

    @Override
    protected String member(int number) {
        return Integer.toString(number == 0 ? EMPLOYEES : number);
    }
}
