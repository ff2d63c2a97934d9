package io.scimwright.core.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.resource.Address;
import io.scimwright.core.resource.Email;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.Manager;
import io.scimwright.core.resource.Member;
import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.Name;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimString;
import io.scimwright.filter.Filter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Typed keys")
class AttributeTest {

    private static final String ADA = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada", "active": true,
             "name": {"givenName": "Ada", "familyName": "Lovelace"},
             "emails": [{"type": "home", "value": "ada@home.example"},
                        {"type": "work", "value": "ada@example.com", "primary": true}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                 {"department": "Engines", "manager": {"value": "babbage"}}}""";

    private final ScimResource ada = ScimJson.decode(ADA, User.TYPE);

    @Test
    void aKeyReadsWhatTheResourceHolds() {
        assertThat(ada.require(User.USER_NAME)).isEqualTo("ada");
        assertThat(ada.find(User.ACTIVE)).contains(true);
        assertThat(ada.find(User.NAME.givenName())).contains("Ada");
        assertThat(ada.find(User.NAME).flatMap(Name::familyName)).contains("Lovelace");
        assertThat(ada.find(User.EMAILS.ofType("WORK").value())).contains("ada@example.com");
        assertThat(ada.find(User.EMAILS.value())).contains("ada@example.com");
        assertThat(ada.find(User.DEPARTMENT)).contains("Engines");
        assertThat(ada.find(User.MANAGER.value())).contains("babbage");
        assertThat(ada.find(User.EMAILS).orElseThrow())
                .extracting(Email::isPrimary)
                .containsExactly(false, true);
    }

    @Test
    void aKeyOfSomethingUnassignedReadsNothing() {
        assertThat(ada.find(User.TITLE)).isEmpty();
        assertThat(ada.find(User.PHONE_NUMBERS)).isEmpty();
        assertThat(ada.find(User.EMAILS.ofType("other").value())).isEmpty();
        assertThat(ada.find(User.ADDRESSES.ofType("work").at(Address.LOCALITY))).isEmpty();
        assertThatThrownBy(() -> ada.require(User.TITLE)).hasMessage("title is unassigned");
    }

    @Test
    void aKeyWritesAndLeavesTheOldResourceAlone() {
        ScimResource changed = ada.with(User.NAME.familyName(), "King")
                .with(User.EMAILS.ofType("work").value(), "king@example.com")
                .with(User.EMAILS.ofType("other").value(), "ada@other.example")
                .with(User.COST_CENTER, "42")
                .without(User.MANAGER);
        assertThat(changed).isEqualTo(ScimJson.decode("""
                {"userName": "ada", "active": true, "name": {"givenName": "Ada", "familyName": "King"},
                 "emails": [{"type": "home", "value": "ada@home.example"},
                            {"type": "work", "value": "king@example.com", "primary": true},
                            {"type": "other", "value": "ada@other.example"}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                     {"department": "Engines", "costCenter": "42"}}""", User.TYPE));
        assertThat(ada).isEqualTo(ScimJson.decode(ADA, User.TYPE));
    }

    @Test
    void removingTheLastPartRemovesWhatIsAroundIt() {
        ScimResource changed = ada.without(User.EMAILS.ofType("home").value())
                .without(User.EMAILS.ofType("work").value())
                .without(User.NAME.givenName())
                .without(User.NAME.familyName())
                .without(User.DEPARTMENT)
                .without(User.MANAGER.value());
        assertThat(changed).isEqualTo(ScimJson.decode("{\"userName\": \"ada\", \"active\": true}", User.TYPE));
    }

    @Test
    void aViewKeepsPartsThatItDoesNotName() {
        ScimResource odd = ada.withAttributes(ada.attributes()
                .with("name", ada.require(User.NAME).toObject().with("nick", ScimString.of("Countess"))));
        ScimResource changed = odd.with(
                User.NAME, odd.require(User.NAME).toBuilder().middleName("K").build());
        assertThat(changed.attributes().findObject("name").flatMap(name -> name.findString("nick")))
                .contains("Countess");
        assertThat(changed.require(User.NAME).middleName()).contains("K");
        assertThat(changed.require(User.NAME)).hasToString("Name[givenName, familyName, nick, middleName]");
    }

    @Test
    void buildersMakeWholeValues() {
        ScimResource changed = ada.with(
                        User.EMAILS,
                        List.of(Email.builder()
                                .value("x")
                                .type("work")
                                .primary(true)
                                .build()))
                .with(
                        User.ADDRESSES,
                        List.of(Address.builder()
                                .locality("London")
                                .type("home")
                                .build()))
                .with(User.MANAGER, Manager.of("26118915"));
        assertThat(changed.require(User.EMAILS).get(0).value()).contains("x");
        assertThat(changed.find(User.ADDRESSES.ofType("home").at(Address.LOCALITY)))
                .contains("London");
        assertThat(ScimResource.of(Group.TYPE, ada.attributes())
                        .with(Group.MEMBERS, List.of(Member.of("1"), Member.of("2")))
                        .require(Group.MEMBERS))
                .extracting(member -> member.value().orElseThrow())
                .containsExactly("1", "2");
    }

    @Test
    void filtersOfKeysAreFiltersOfText() {
        assertThat(User.EMAILS.ofType("work").value().endsWith("@example.com").and(User.ACTIVE.eq(true)))
                .isEqualTo(Filter.parse("emails[type eq \"work\"].value ew \"@example.com\" and active eq true"));
        assertThat(User.EMAILS.where(Email.TYPE.eq("work").and(Email.VALUE.startsWith("a\"b"))))
                .isEqualTo(Filter.parse("emails[type eq \"work\" and value sw \"a\\\"b\"]"));
        assertThat(User.EMAILS.value().contains("x")).isEqualTo(Filter.parse("emails.value co \"x\""));
        assertThat(User.NAME.familyName().ge("M")).isEqualTo(Filter.parse("name.familyName ge \"M\""));
        assertThat(User.DEPARTMENT.present())
                .hasToString("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department pr");
        assertThat(Meta.LAST_MODIFIED.gt(Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo(Filter.parse("meta.lastModified gt \"2026-01-01T00:00:00Z\""));
        assertThat(User.EMAILS.ofType("work").present()).isEqualTo(Filter.parse("emails[type eq \"work\"]"));
    }

    @Test
    void theSameKeyFiltersAndSorts() {
        ScimResource bob = ada.with(User.USER_NAME, "Bob").with(User.NAME.givenName(), "Bob");
        assertThat(Query.of(User.NAME.givenName().eq("bob"), User.TYPE).matches(bob))
                .isTrue();
        assertThat(Query.of(User.NAME.givenName().eq("bob"), User.TYPE).matches(ada))
                .isFalse();
        assertThat(Stream.of(ada, bob)
                        .sorted(ResourceOrder.by(User.TYPE.require(User.USER_NAME.path()), SortOrder.DESCENDING)))
                .containsExactly(bob, ada);
    }

    @Test
    void aKeyPrintsAsItsPath() {
        assertThat(User.EMAILS.ofType("work").value()).hasToString("emails[type eq \"work\"].value");
        assertThat(User.EMAILS.ofType("work").value().elementType()).contains("work");
        assertThat(User.MANAGER.value())
                .hasToString("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value");
        assertThat(User.EMAILS.ofType("work").value())
                .isEqualTo(User.EMAILS.ofType("work").value());
        assertThat(User.EMAILS.ofType("work").value())
                .isNotEqualTo(User.EMAILS.ofType("home").value());
    }

    // ---- a record of one's own

    record Door(String building, int number) {}

    record Badge(String number, Optional<Instant> expires, boolean parking, List<String> zones, List<Door> doors) {}

    private static final String BADGE_URI = "urn:example:scim:2.0:Badge";
    private static final RecordBinding<Badge> BADGES = RecordBinding.of(Badge.class);
    private static final ResourceType EMPLOYEE = User.TYPE.withExtension(BADGES.schema(BADGE_URI, "Badge"));
    private static final Attribute<Badge> BADGE = BADGES.extension(BADGE_URI);

    @Test
    void aRecordIsAnExtension() {
        ScimResource employee = ScimJson.decode("""
                {"userName": "ada", "URN:EXAMPLE:scim:2.0:badge": {"Number": "B-1", "parking": "True",
                 "zones": ["n", "s"], "doors": [{"building": "A", "number": 7}]}}""", EMPLOYEE);
        Badge badge = employee.require(BADGE);
        assertThat(badge)
                .isEqualTo(new Badge("B-1", Optional.empty(), true, List.of("n", "s"), List.of(new Door("A", 7))));
        assertThat(ScimJson.decode(ScimJson.encode(employee), EMPLOYEE)).isEqualTo(employee);
        assertThat(employee.without(BADGE).attributes().elements("schemas")).hasSize(1);
        Badge renewed = new Badge("B-2", Optional.of(Instant.EPOCH), false, List.of(), List.of());
        assertThat(employee.with(BADGE, renewed).require(BADGE)).isEqualTo(renewed);
        assertThat(Query.of(Attribute.string(BADGE_URI + ":number").eq("b-1"), EMPLOYEE)
                        .matches(employee))
                .isTrue();
    }

    @Test
    void componentsThatAreNotOptionalAreRequired() {
        assertThatThrownBy(() -> ScimJson.submitted(
                        ScimJson.read("{\"userName\": \"a\", \"" + BADGE_URI + "\": {\"number\": \"1\"}}"),
                        EMPLOYEE,
                        io.scimwright.core.Dialect.rfc(),
                        ignored -> {}))
                .hasMessageContaining(BADGE_URI + ":parking: is required");
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes are what is tested
    record Link(URI to, byte[] key, int port) {}

    record Endless(Optional<Endless> next) {}

    @Test
    void whatIsNoRecordReadsAsAbsent() {
        Attribute<Link> link = RecordBinding.of(Link.class).attribute("link");
        assertThat(link.find(ScimJson.read("{\"link\": {\"to\": \"a/b\", \"key\": \"TQ\", \"port\": 80}}")))
                .hasValueSatisfying(read -> assertThat(read.key()).containsExactly('M'));
        for (String wrong : List.of(
                "\"to\": \"not a uri\", \"key\": \"TQ\", \"port\": 80",
                "\"to\": \"a\", \"key\": \"?\", \"port\": 80",
                "\"to\": \"a\", \"key\": \"TQ\", \"port\": 5000000000",
                "\"to\": \"a\", \"key\": \"TQ\"")) {
            assertThat(link.find(ScimJson.read("{\"link\": {" + wrong + "}}"))).isEmpty();
        }
        assertThatThrownBy(() -> RecordBinding.of(Endless.class)).hasMessageContaining("'next'");
    }

    @Test
    void keysAreEqualInAnyCase() {
        assertThat(Attribute.string("username"))
                .isEqualTo(Attribute.string("userName"))
                .hasSameHashCodeAs(Attribute.string("userName"))
                .isNotEqualTo(Attribute.string("name"));
        assertThat(Attribute.string("NAME.givenName")).isEqualTo(Attribute.string("name.GIVENNAME"));
    }

    @Test
    void aListIsNotOverwrittenWithOnePart() {
        ScimResource ada = ScimJson.decode(
                "{\"userName\": \"ada\", \"emails\": [{\"value\": \"a@b\"}, {\"value\": \"c@d\"}]}", User.TYPE);
        assertThatThrownBy(() -> ada.with(Attribute.string("emails.value"), "z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'emails'");
        assertThat(ada.find(Attribute.string("emails.value"))).isEmpty();
    }

    record Odd(Thread thread) {}

    @Test
    void aComponentThatScimHasNoValueForIsRefused() {
        assertThatThrownBy(() -> RecordBinding.of(Odd.class)).hasMessageContaining("'thread'");
    }
}
