package io.scimwright.sql;

import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: users in a table of PostgreSQL")
class UsersOnPostgresTest extends UsersContract {

    UsersOnPostgresTest() {
        super(Database.POSTGRES);
    }
}
