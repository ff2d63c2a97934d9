package io.scimwright.sql;

import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: users in a table of H2")
class UsersOnH2Test extends UsersContract {

    UsersOnH2Test() {
        super(Database.H2);
    }
}
