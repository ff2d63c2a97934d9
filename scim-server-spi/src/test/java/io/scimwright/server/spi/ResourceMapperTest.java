package io.scimwright.server.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.Email;
import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.SchemaDocument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResourceMapperTest {

    static ResourceMapper.Builder<Employee> employee() {
        return ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
                .id(Employee::getId)
                .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
                .map(User.NAME.givenName(), Employee::getFirstName, Employee::setFirstName)
                .map(User.NAME.familyName(), Employee::getLastName, Employee::setLastName)
                .map(User.EMAILS.ofType("work").value(), Employee::getMail, Employee::setMail)
                .map(User.ACTIVE, Employee::isEnabled, Employee::setEnabled)
                .mapWriteOnly(User.PASSWORD, Employee::setPassword)
                .version(Employee::getVersion)
                .created(Employee::getHired);
    }

    static final ResourceMapper<Employee> MAPPER = employee().build();

    private static ScimResource user(String json) {
        return ScimJson.decode(json, MAPPER.resourceType());
    }

    @Test
    void keptIsWhatIsMappedAndTheGroupsThatTheEngineFills() {
        assertThat(MAPPER.resourceType().schema().attributes())
                .extracting(AttributeDefinition::name)
                .containsExactlyInAnyOrder("userName", "name", "emails", "active", "password", "groups");
        assertThat(MAPPER.resourceType()
                        .schema()
                        .attribute("emails")
                        .orElseThrow()
                        .subAttributes())
                .extracting(AttributeDefinition::name)
                .containsExactly("value", "type");
        assertThat(MAPPER.resourceType().extensions()).isEmpty();
    }

    @Test
    void aRowReadsAsAResource() {
        Employee ada = new Employee();
        ada.setId(7);
        ada.setLogin("ada");
        ada.setMail("ada@example.com");
        ada.setVersion(3);
        ada.setHired(Instant.parse("2026-11-24T09:00:00Z"));
        ScimResource user = MAPPER.toResource(ada);
        assertThat(user.id()).isEqualTo("7");
        assertThat(user.find(User.USER_NAME)).contains("ada");
        assertThat(user.find(User.EMAILS.ofType("work").value())).contains("ada@example.com");
        assertThat(user.find(User.NAME)).isEmpty();
        assertThat(user.find(User.ACTIVE)).contains(true);
        assertThat(user.version()).contains("W/\"3\"");
        assertThat(user.find(Meta.CREATED)).contains(Instant.parse("2026-11-24T09:00:00Z"));
        assertThat(user.find(Meta.LAST_MODIFIED)).isEmpty();
        assertThat(user.attributes().has("password")).isFalse();
    }

    @Test
    void gettersOfWhatNobodySeesAreNotCalled() {
        ResourceMapper<Employee> lazy = ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
                .id(Employee::getId)
                .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
                .map(
                        User.EMAILS,
                        row -> {
                            throw new IllegalStateException("the mails were read");
                        },
                        (row, mails) -> {})
                .build();
        Projection without = Projection.without(lazy.resourceType(), List.of("emails"), Dialect.tolerant());
        Employee ada = new Employee();
        ada.setLogin("ada");
        assertThat(lazy.toResource(ada, without).find(User.USER_NAME)).contains("ada");
        assertThatThrownBy(() -> lazy.toResource(ada)).hasMessageContaining("the mails were read");
    }

    @Test
    void anAttributeThatBecomesUnassignedGetsWhatANewObjectHas() {
        Employee ada = new Employee();
        ada.setLogin("ada");
        ada.setLastName("Lovelace");
        ada.setEnabled(false);
        ScimResource before = user("{\"userName\":\"ada\",\"active\":false,\"name\":{\"familyName\":\"Lovelace\"}}");
        Employee after = MAPPER.change(ada, before, user("{\"userName\":\"ada\"}"));
        assertThat(after.isEnabled()).isTrue();
        assertThat(after.getLastName()).isNull();
        assertThat(after).isSameAs(ada);
    }

    @Test
    void settersOfWhatDidNotChangeAreNotCalled() {
        Employee ada = new Employee();
        ada.setLogin("as the application spells it");
        ScimResource before = user("{\"userName\":\"ada\",\"active\":false}");
        MAPPER.change(ada, before, before.with(User.ACTIVE, true));
        assertThat(ada.getLogin()).isEqualTo("as the application spells it");
    }

    @Test
    void aPasswordIsSetAndLeftOutOfAPutItStays() {
        Employee ada = MAPPER.toRow(user("{\"userName\":\"ada\",\"password\":\"four\"}"));
        assertThat(ada.getPasswordHash()).isEqualTo("hash of 4");
        MAPPER.change(ada, user("{\"userName\":\"ada\"}"), user("{\"userName\":\"eve\"}"));
        assertThat(ada.getPasswordHash()).isEqualTo("hash of 4");
    }

    record Person(@Nullable String id, @Nullable String login, List<Email> mails) {

        static Person blank() {
            return new Person(null, null, List.of());
        }

        Person withLogin(String changed) {
            return new Person(id, changed, mails);
        }

        Person withMails(List<Email> changed) {
            return new Person(id, login, changed);
        }
    }

    @Test
    void immutableClassesHaveWithers() {
        ResourceMapper<Person> people = ResourceMapper.ofImmutable(Person.class, User.TYPE, Person::blank)
                .id(Person::id)
                .map(User.USER_NAME, Person::login, Person::withLogin)
                .map(User.EMAILS, Person::mails, Person::withMails)
                .build();
        ScimResource before = ScimJson.decode(
                "{\"userName\":\"ada\",\"emails\":[{\"type\":\"home\",\"value\":\"a@b\"}]}", people.resourceType());
        Person ada = people.toRow(before);
        assertThat(ada.login()).isEqualTo("ada");
        assertThat(ada.mails()).hasSize(1);
        Person eve =
                people.change(ada, before, before.with(User.USER_NAME, "eve").without(User.EMAILS));
        assertThat(eve).isEqualTo(new Person(null, "eve", List.of()));
        assertThat(people.pathOf("login")).contains("userName");
    }

    @Test
    void theRestIsKeptAsJsonAndColumnsOfTheirOwnWin() {
        ResourceMapper<Employee> all =
                employee().keepRest(Employee::getRest, Employee::setRest).build();
        assertThat(all.resourceType().schema().attribute("title")).isPresent();
        assertThat(all.resourceType().extensions()).hasSize(1);
        ScimResource sent = ScimJson.decode("""
                {"userName":"ada","externalId":"x1","title":"Countess","password":"secret","name":{"givenName":"Ada","middleName":"K"},
                 "emails":[{"value":"h@x","type":"home"},{"value":"w@x","type":"work","primary":true,"display":"W"}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Engines"}}""", all.resourceType());
        Employee ada = all.toRow(sent);
        ada.setId(1);
        assertThat(ada.getRest())
                .contains("Countess", "Engines", "h@x", "\"middleName\":\"K\"")
                .doesNotContain("secret", "w@x", "givenName", "userName");
        ScimResource read = all.toResource(ada);
        assertThat(read.find(User.TITLE)).contains("Countess");
        assertThat(read.find(User.EXTERNAL_ID)).contains("x1");
        assertThat(read.find(User.DEPARTMENT)).contains("Engines");
        assertThat(read.attributes().value("emails"))
                .isEqualTo(sent.attributes().value("emails"));

        ada.setMail("new@x");
        ada.setFirstName(null);
        ScimResource later = all.toResource(ada);
        assertThat(later.find(User.EMAILS.ofType("work").value())).contains("new@x");
        assertThat(later.attributes().elements("emails")).hasSize(2);
        assertThat(later.find(User.NAME.givenName())).isEmpty();
        assertThat(later.find(User.NAME.middleName())).contains("K");
    }

    @Test
    void noPartOfASecretIsInTheRest() {
        ResourceType badges =
                ResourceType.of("Badge", "/Badges", "", SchemaDocument.read(ScimJson.read("""
                {"id":"urn:example:Badge","name":"Badge","attributes":[{"name":"cred","type":"complex","subAttributes":[
                  {"name":"name"},{"name":"pin","mutability":"writeOnly","returned":"never"}]},
                 {"name":"keys","type":"complex","multiValued":true,"subAttributes":[{"name":"value"},{"name":"code","returned":"never"}]}]}""")), List.of());
        ResourceMapper<Employee> mapper = ResourceMapper.of(Employee.class, badges, Employee::new)
                .id(Employee::getId)
                .keepRest(Employee::getRest, Employee::setRest)
                .build();
        Employee row = mapper.toRow(ScimResource.of(badges, ScimJson.read("""
                {"cred":{"name":"n","pin":"1234"},"keys":[{"value":"k","code":"5678"}]}""")));
        assertThat(row.getRest()).contains("\"n\"", "\"k\"").doesNotContain("1234", "5678");
        AttributeDefinition cred =
                mapper.resourceType().schema().attribute("cred").orElseThrow();
        assertThat(cred.subAttributes()).extracting(AttributeDefinition::name).containsExactly("name");
    }

    @Test
    void whatStandsInAColumnIsNotInTheRestAndKeepsItsPlace() {
        ResourceMapper<Employee> mapper = ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
                .id(Employee::getId)
                .keepRest(Employee::getRest, Employee::setRest)
                .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
                .map(User.EMAILS.value(), Employee::getMail, Employee::setMail)
                .build();
        ScimResource sent = ScimJson.decode("""
                {"userName":"ada","emails":[{"value":"h@x","type":"home"},{"value":"w@x","type":"work","primary":true},
                 {"value":"o@x"}]}""", mapper.resourceType());
        Employee ada = mapper.toRow(sent);
        ada.setId(1);
        assertThat(ada.getRest()).contains("h@x", "o@x").doesNotContain("w@x");
        assertThat(mapper.toResource(ada).attributes().value("emails"))
                .isEqualTo(sent.attributes().value("emails"));
    }

    @Test
    void versionsBecomeEntityTagsWhateverTheyHold() {
        ResourceMapper<Employee> odd = ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
                .id(Employee::getId)
                .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
                .version(Employee::getLastName)
                .build();
        Employee ada = new Employee();
        assertThat(odd.toResource(ada).version()).isEmpty();
        assertThat(odd.version(ada).isKnown()).isFalse();
        ada.setLastName("a \"b\"");
        assertThat(odd.toResource(ada).version()).contains("W/\"a%20%22b%22\"");
        assertThatThrownBy(() -> odd.version(ada).number()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMapperThatCannotWorkIsNotBuilt() {
        ResourceMapper.Builder<Employee> noId = ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
                .map(User.USER_NAME, Employee::getLogin, Employee::setLogin);
        assertThatThrownBy(noId::build).hasMessageContaining("Employee needs id");
        assertThatThrownBy(() -> ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
                        .id(Employee::getId)
                        .build())
                .hasMessageContaining("requires 'userName'");
        assertThatThrownBy(() -> employee()
                        .map(User.USER_NAME, Employee::getMail, Employee::setMail)
                        .build())
                .hasMessageContaining("'userName' is mapped twice");
        assertThatThrownBy(() -> employee()
                        .map(Attribute.string("badge"), Employee::getMail, Employee::setMail)
                        .build())
                .hasMessageContaining("no attribute 'badge'");
    }

    @Test
    void methodReferencesTellTheirPropertyAndLambdasAreTold() {
        assertThat(MAPPER.pathOf("mail")).contains("emails[type eq \"work\"].value");
        assertThat(MAPPER.pathOf("enabled")).contains("active");
        ResourceMapper<Employee> told = ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
                .id(Employee::getId)
                .map(User.USER_NAME, row -> row.getLogin(), (row, login) -> row.setLogin(login))
                .property("login")
                .build();
        assertThat(told.pathOf("login")).contains("userName");
    }

    @Test
    void whatTheProviderKeepsBesideTheRowsIsKeptAndNeitherReadNorWritten() {
        ResourceMapper<Employee> more = MAPPER.keepingAlso(User.PHONE_NUMBERS).keepingAlso(User.TITLE);
        assertThat(more.resourceType().schema().attributes())
                .extracting(AttributeDefinition::name)
                .contains("phoneNumbers", "title", "userName");
        assertThat(more.mapped()).isEqualTo(MAPPER.mapped()).contains(User.USER_NAME, User.PASSWORD);
        Employee row =
                more.toRow(ScimJson.decode("{\"userName\":\"ada\",\"title\":\"Countess\"}", more.resourceType()));
        assertThat(more.toResource(row).find(User.TITLE)).isEmpty();
        assertThat(more.toResource(row).find(User.USER_NAME)).contains("ada");
        assertThatThrownBy(() -> more.keepingAlso(User.USER_NAME)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> more.keepingAlso(Attribute.string("shoeSize")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMapperTellsWhetherItKeepsTheRest() {
        assertThat(MAPPER.keepsRest()).isFalse();
        ResourceMapper<Employee> rest =
                employee().keepRest(Employee::getRest, Employee::setRest).build();
        assertThat(rest.keepsRest()).isTrue();
        assertThat(rest.mapped()).isEqualTo(MAPPER.mapped());
    }
}
