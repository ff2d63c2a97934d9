package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.resource.User;
import io.scimwright.server.spi.ResourceMapper;
import org.junit.jupiter.api.Test;

class TableMappingTest {

    private static final class Person {
        private String id = "";
        private String login = "";
        private String given = "";
        private String rest = "";
    }

    private static final ResourceMapper<Person> AS_USER = ResourceMapper.of(Person.class, User.TYPE, Person::new)
            .id(person -> person.id)
            .map(User.USER_NAME, person -> person.login, (person, value) -> person.login = value)
            .map(User.NAME.givenName(), person -> person.given, (person, value) -> person.given = value)
            .keepRest(person -> person.rest, (person, value) -> person.rest = value)
            .build();

    /** A filter would ask the column for what the JSON has. */
    @Test
    void whatTheMapperLeavesToTheRestHasNoColumn() {
        TableMappingBuilder<Person> people = TableMapping.of(AS_USER, "people").id("id");
        assertThatThrownBy(() -> people.column(User.NICK_NAME, "family"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nickName' is not mapped by");
        assertThatThrownBy(() -> people.column(User.NAME.familyName(), "family"))
                .hasMessageContaining("'name.familyName' is not mapped by");
        assertThat(people.column(User.USER_NAME, "login")
                        .column(User.NAME.givenName(), "given")
                        .build())
                .hasToString(people.build().toString());
    }
}
