package io.scimwright.sql;

import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.testkit.ResourceProviderContract;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every provider of users has to do, across two processes on one database. */
abstract class UsersContract extends ResourceProviderContract {

    private final Database database;
    private @Nullable Company company;

    UsersContract(Database database) {
        this.database = database;
    }

    @Override
    protected ResourceProvider provider() {
        company = Company.empty(database);
        return company.users;
    }

    @Override
    protected ResourceProvider anotherNode() {
        return Objects.requireNonNull(company).replica().users;
    }
}
