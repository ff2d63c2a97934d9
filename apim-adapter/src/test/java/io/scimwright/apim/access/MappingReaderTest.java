package io.scimwright.apim.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The mapping file")
class MappingReaderTest {

    private static final String SAMPLE = """
            # who belongs to the identity provider
            manage:
              email-domains: [contoso.com, Fabrikam.com]
            groups:
              - idp: "API Payments Consumers"
                apim: payments-consumers
                products:
                  - id: payments-gold
                    state: submitted
                    name: Payments of the team
              - idp: 5f0c7a3e-0000-4000-8000-000000000001
                apim: partners
            roles:
              - value: api-developer
                groups: [internal-developers]
                products:
                  - id: payments-gold
                  - id: sandbox
            exempt-subscriptions: [nightly-batch]
            exempt-products: [internal]
            keep-own-subscriptions: true
            on-delete: block
            """;

    @Test
    @DisplayName("is read whole")
    void sample() {
        AccessMapping mapping = MappingReader.read("mapping.yaml", SAMPLE);
        assertThat(mapping.manage().emailDomains()).containsExactly("contoso.com", "Fabrikam.com");
        assertThat(mapping.ruleFor("api payments consumers", "")).isPresent();
        assertThat(mapping.ruleFor("x", "5f0c7a3e-0000-4000-8000-000000000001").map(GroupRule::apim))
                .contains("partners");
        assertThat(mapping.ruleFor("x", "y")).isEmpty();
        assertThat(mapping.carriesProducts("payments-consumers")).isTrue();
        assertThat(mapping.carriesProducts("partners")).isFalse();
        assertThat(mapping.products()).containsExactlyInAnyOrder("payments-gold", "sandbox");
        assertThat(mapping.groupsOf(List.of("API-Developer"))).containsOnlyKeys("internal-developers");
        assertThat(mapping.exemptSubscriptions()).containsExactly("nightly-batch");
        assertThat(mapping.exemptProducts()).containsExactly("internal");
        assertThat(mapping.keepOwnSubscriptions()).isTrue();
        assertThat(mapping.onDelete()).isEqualTo(OnDelete.BLOCK);
        Grants grants = mapping.grants(Set.of("payments-consumers"), List.of("api-developer"));
        assertThat(grants.all()).extracting(ProductGrant::id).containsExactly("payments-gold", "sandbox");
        assertThat(grants.all().get(0).state()).as("active wins").isEqualTo(GrantState.ACTIVE);
        assertThat(grants.all().get(0).displayName()).isEqualTo("Payments of the team");
        assertThat(grants.all().get(1).displayName()).isEqualTo("sandbox");
        assertThat(grants.sourceOf("payments-gold")).contains("group API Payments Consumers, role api-developer");
        assertThat(grants.sourceOf("other")).isEmpty();
    }

    @Test
    @DisplayName("may be empty: no rules")
    void empty() {
        for (String nothing : List.of("", "# nothing yet\n", "manage:\ngroups:\n")) {
            assertThat(MappingReader.read("m", nothing)).isEqualTo(AccessMapping.none());
        }
    }

    @Test
    @DisplayName("who is managed")
    void manage() {
        Manage domains = MappingReader.read("m", SAMPLE).manage();
        assertThat(domains.includes(false, "Ada@FABRIKAM.com", List.of())).isTrue();
        assertThat(domains.includes(false, "ada@evilcontoso.com", List.of())).isFalse();
        assertThat(domains.includes(true, "ada@elsewhere.org", List.of())).isTrue();
        assertThat(domains.allowsAddress("eve@elsewhere.org")).isFalse();
        Manage groups = MappingReader.read("m", "manage: {groups: [staff]}").manage();
        assertThat(groups.includes(false, "a@b.c", List.of("staff"))).isTrue();
        assertThat(groups.includes(false, "a@b.c", List.of("guests"))).isFalse();
        assertThat(groups.allowsAddress("a@b.c")).isTrue();
        Manage marked = MappingReader.read("m", "manage: {marked-only: true}").manage();
        assertThat(marked.includes(false, "a@b.c", List.of())).isFalse();
        assertThat(Manage.everybody().includes(false, "a@b.c", List.of())).isTrue();
    }

    @Test
    @DisplayName("every problem is told with line, key and what was expected")
    void problems() {
        assertProblems(
                """
                groups:
                  - idp: A
                    apim: a
                    prodcts: []
                    products:
                      - id: p
                        state: activ
                on-delete: forget
                rolls: []
                """,
                "m.yaml:4: groups[0].prodcts: is no known key; did you mean 'products'?",
                "m.yaml:7: groups[0].products[0].state: expected active or submitted, not 'activ'",
                "m.yaml:8: on-delete: expected delete or block, not 'forget'",
                "m.yaml:9: rolls: is no known key; did you mean 'roles'?");
        assertProblems("groups: yes\n", "m.yaml:1: groups: expected a list, not a value", """
                m.yaml:1: groups[0]: expected keys and values, not a value""");
        assertProblems("- a\n- b\n", "m.yaml:1: expected keys and values, not a list");
        assertProblems("manage:\n  marked-only: perhaps\n", """
                m.yaml:2: manage.marked-only: expected true or false, not 'perhaps'""");
        assertProblems("groups: []\ngroups: []\n", "m.yaml:2: groups: stands twice");
        assertProblems("groups: [\n", "m.yaml:2: is no YAML: expected the node content, but found '<stream end>'");
    }

    @Test
    @DisplayName("values are checked")
    void constraints() {
        assertProblems(
                """
                manage:
                  email-domains:
                    - "@contoso.com"
                groups:
                  - apim: a
                roles:
                  - value: nothing
                  - value: r
                    groups: ['']
                """,
                "m.yaml:3: manage.email-domains[0]: is a domain such as contoso.com, without @",
                "m.yaml:5: groups[0].idp: must not be blank",
                "m.yaml:7: roles[0]: gives nothing: name groups or products",
                "m.yaml:9: roles[1].groups[0]: must not be blank");
    }

    @Test
    @DisplayName("rules that contradict each other are refused")
    void contradictions() {
        assertProblems(
                """
                groups:
                  - {idp: Admins, apim: Administrators}
                  - {idp: admins, apim: b}
                  - {idp: C, apim: b, products: [{id: internal}]}
                roles:
                  - {value: r, groups: [guests, b]}
                exempt-products: [internal]
                """,
                "m.yaml:2: groups[0].apim: nobody can be put into 'Administrators' through the management plane;"
                        + " give administrators their rights by Azure RBAC",
                "m.yaml:3: groups[1].idp: has a rule already: 'admins'",
                "m.yaml:4: groups[2].apim: is linked already: 'b'",
                "m.yaml:4: groups[2].products[0].id: 'internal' is exempt: its subscriptions are never touched",
                "m.yaml:6: roles[0].groups[0]: nobody can be put into 'guests' through the management plane;"
                        + " give administrators their rights by Azure RBAC",
                "m.yaml:6: roles[0].groups[1]: 'b' is linked to a pushed group; its members come from there only");
    }

    private static void assertProblems(String yaml, String... expected) {
        assertThatThrownBy(() -> MappingReader.read("m.yaml", yaml))
                .isInstanceOfSatisfying(
                        MappingException.class, e -> assertThat(e.problems()).containsExactly(expected));
    }
}
