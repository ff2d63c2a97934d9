package io.scimwright.sql;

import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: groups in a table of H2")
class GroupsOnH2Test extends GroupsContract {

    GroupsOnH2Test() {
        super(Database.H2);
    }
}
