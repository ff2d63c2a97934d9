package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.query.Query;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.resource.Email;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.filter.AttributePath;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("letters that lower case alone does not compare as SCIM does")
class LettersTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatIsAskedForInSuchLettersIsFoundWithoutTheFunction(Database database) {
        Company company = Company.empty(database);
        String street = user(company, "Straße");
        String odos = user(company, "ΟΔΟΣ");
        String muller = user(company, "Mu\u0308ller");
        assertThat(Calls.search(company.users, "displayName eq \"STRAßE\"")).containsExactly(street);
        assertThat(Calls.search(company.users, "displayName eq \"οδος\"")).containsExactly(odos);
        assertThat(Calls.search(company.users, "displayName eq \"MU\u0308LLER\""))
                .containsExactly(muller);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void withTheFunctionEverySpellingIsFoundBySqlAlone(Database database) {
        Company company = Company.folding(database);
        String street = user(company, "Straße");
        String muller = user(company, "Mu\u0308ller");
        assertThat(Calls.search(company.users, "displayName eq \"STRASSE\"")).containsExactly(street);
        assertThat(Calls.search(company.users, "displayName eq \"MÜLLER\"")).containsExactly(muller);
        assertThat(company.users
                        .explain(Calls.context(), Calls.query(company.users, "displayName eq \"Straße\""))
                        .residual())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aColumnBesideAnotherHoldsItsFold(Database database) {
        Company company = Company.folding(database);
        Database.execute(
                company.statements.source(),
                "alter table employee add column login_fold varchar(900) generated always as (scim_fold(login))"
                        + (database == Database.POSTGRES ? " stored" : ""));
        TableMapping<Employee> mapping = TableMapping.of(Company.EMPLOYEE_AS_USER, "employee")
                .id("id")
                .column(User.USER_NAME, "login")
                .foldedIn("login_fold")
                .build();
        TableProvider<Employee> users =
                TableProvider.of(new EmployeeTable(company.transactions), mapping, company.transactions);
        String ada = Calls.user(company.users, "Ada Straße");
        assertThat(Calls.search(users, "userName eq \"ADA STRASSE\"")).containsExactly(ada);
        assertThat(users.explain(Calls.context(), Calls.query(users, "userName sw \"ada\""))
                        .text()
                        .toLowerCase(Locale.ROOT))
                .contains("login_fold")
                .doesNotContain("lower(");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aColumnOfAnotherTableHasOneForItsFoldToo(Database database) {
        Company company = Company.folding(database);
        Database.execute(
                company.statements.source(),
                "alter table employee_email add column address_fold varchar(900) generated always as (scim_fold(address))"
                        + (database == Database.POSTGRES ? " stored" : "")
                        + "; create index employee_email_address on employee_email (address_fold)");
        TableMapping<Employee> mapping = TableMapping.of(Company.EMPLOYEE_AS_USER, "employee")
                .id("id")
                .children(
                        User.EMAILS,
                        child -> child.table("employee_email")
                                .references("employee_id")
                                .column(Email.VALUE, "address")
                                .foldedIn("address_fold")
                                .column(Email.TYPE, "kind")
                                .orderedBy("position"))
                .build();
        TableProvider<Employee> users =
                TableProvider.of(new EmployeeTable(company.transactions), mapping, company.transactions);
        String ada = Calls.create(
                        company.users,
                        "{\"userName\":\"ada\",\"emails\":[{\"value\":\"Straße@Example.com\",\"type\":\"work\"}]}")
                .id();
        String filter = "emails[type eq \"WORK\" and value eq \"STRASSE@example.COM\"]";
        assertThat(Calls.search(users, filter)).containsExactly(ada);
        SqlSelect select = users.explain(Calls.context(), Calls.query(users, filter));
        assertThat(select.residual()).isEmpty();
        assertThat(select.text().toLowerCase(Locale.ROOT))
                .contains("c.\"address_fold\" = ?")
                .contains("lower(c.\"kind\")");
        Query byAddress = Query.all(10)
                .withSort(users.resourceType().require(AttributePath.parse("emails.value")), SortOrder.ASCENDING);
        assertThat(users.explain(Calls.context(), byAddress).text().toLowerCase(Locale.ROOT))
                .contains("address_fold");
        assertThat(Calls.run(users, byAddress).resources()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void inATurkishDatabaseIsAnIWhatItIsElsewhere(Database database) {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            Company company = Company.on(database, database.turkish());
            String ingrid = user(company, "INGRID");
            String upper = user(company, "ÜMİT");
            for (String filter : List.of("eq \"ingrid\"", "eq \"INGRID\"", "sw \"in\"", "co \"RI\"")) {
                assertThat(Calls.search(company.users, "displayName " + filter))
                        .as(filter)
                        .containsExactly(ingrid);
            }
            assertThat(Calls.search(company.users, "displayName eq \"ümİt\"")).containsExactly(upper);
            Query byName = Query.all(10)
                    .withSort(
                            company.users.resourceType().require(AttributePath.parse("displayName")),
                            SortOrder.ASCENDING);
            assertThat(Calls.run(company.users, byName).resources().stream().map(ScimResource::id))
                    .containsExactly(ingrid, upper);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void foldedInComesAfterTheColumnItIsFor() {
        ChildTable child = new ChildTable(
                "emails", User.TYPE.require(AttributePath.parse("emails")).attribute());
        assertThatThrownBy(() -> child.table("employee_email").foldedIn("address_fold"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("address_fold");
    }

    @Test
    void aDatabaseOfTheLocaleCIsAskedForAsciiOnly() {
        assertThat(TextFold.isFaithful("ada", FoldFidelity.ASCII)).isTrue();
        assertThat(TextFold.isFaithful("Müller", FoldFidelity.ASCII)).isFalse();
        assertThat(TextFold.isFaithful("Müller", FoldFidelity.LETTERS)).isTrue();
        assertThat(TextFold.isFaithful("Straße", FoldFidelity.LETTERS)).isFalse();
        assertThat(TextFold.isFaithful("οδοσ", FoldFidelity.LETTERS)).isFalse();
        assertThat(TextFold.isFaithful("İ", FoldFidelity.LETTERS)).isFalse();
        assertThat(TextFold.isFaithful("Straße", FoldFidelity.EXACT)).isTrue();
    }

    private static String user(Company company, String displayName) {
        return Calls.create(
                        company.users,
                        "{\"userName\":\"" + displayName.hashCode() + "\",\"displayName\":\"" + displayName + "\"}")
                .id();
    }
}
