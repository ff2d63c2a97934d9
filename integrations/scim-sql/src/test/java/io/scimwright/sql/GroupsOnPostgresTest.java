package io.scimwright.sql;

import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: groups in a table of PostgreSQL")
class GroupsOnPostgresTest extends GroupsContract {

    GroupsOnPostgresTest() {
        super(Database.POSTGRES);
    }
}
