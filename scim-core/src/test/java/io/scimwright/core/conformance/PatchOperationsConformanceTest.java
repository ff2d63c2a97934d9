package io.scimwright.core.conformance;

import static io.scimwright.core.conformance.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.resource.ScimResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test holds in both dialects, unless it says what a leniency makes of it. */
@DisplayName("PATCH: add, remove and replace (RFC 7644 sections 3.5.2.1 to 3.5.2.3)")
class PatchOperationsConformanceTest {

    private static final String WORK_AND_HOME =
            "'emails':[{'type':'work','value':'w','display':'W'},{'type':'home','value':'h','display':'H'}]";

    private enum In {
        TOLERANT(Dialect.tolerant()),
        RFC(Dialect.rfc());

        @SuppressWarnings("ImmutableEnumChecker") // it is immutable, without an annotation that says so
        private final Dialect dialect;

        In(Dialect dialect) {
            this.dialect = dialect;
        }

        ScimResource patched(ScimResource resource, String operations) {
            return Samples.patched(resource, operations, dialect);
        }

        void refuses(String scimType, ScimResource resource, String operations) {
            assertRefused(scimType, () -> patched(resource, operations));
        }

        void leavesAlone(ScimResource resource, String operations) {
            String message =
                    "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operations + "]}";
            assertThat(Patch.decode(json(message), resource.type(), dialect)
                            .apply(resource)
                            .after())
                    .isSameAs(resource);
        }
    }

    // ---- add

    @ParameterizedTest
    @EnumSource
    @DisplayName("[317] §3.5.2.1: without a path, each member of the value is added")
    void addWithoutPath(In in) {
        assertThat(in.patched(
                        user("'nickName':'old','emails':[{'value':'a'}]"),
                        "{'op':'add','value':{'emails':[{'value':'b'}],'nickName':'Babs'}}"))
                .isEqualTo(user("'nickName':'Babs','emails':[{'value':'a'},{'value':'b'}]"));
        in.refuses("invalidValue", user(""), "{'op':'add','value':'x'}");
    }

    @Test
    @DisplayName("[318] §3.5.2.1: without a path, extensions are objects, and keys are paths where that is granted")
    void addWithPathsAsKeys() {
        String extension = "{'op':'add','value':{'" + ENTERPRISE + "':{'department':'d'}}}";
        assertThat(patched(user(""), extension, RFC)).isEqualTo(patched(user(""), extension, TOLERANT));
        String keys = "{'op':'add','value':{'name.givenName':'A','" + ENTERPRISE
                + ":department':'d','emails[type eq \\'work\\'].value':'w'}}";
        assertThat(patched(user(""), keys, TOLERANT))
                .isEqualTo(user("'name':{'givenName':'A'},'" + ENTERPRISE
                        + "':{'department':'d'},'emails':[{'type':'work','value':'w'}]"));
        assertRefused("invalidPath", () -> patched(user(""), keys, RFC));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[319] §3.5.2.1: a single value is replaced")
    void addToASingleValue(In in) {
        assertThat(in.patched(user("'title':'a'"), "{'op':'add','path':'title','value':'b'}"))
                .isEqualTo(user("'title':'b'"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[320] §3.5.2.1: a complex value takes the sub-attributes and keeps the others")
    void addToAComplexValue(In in) {
        assertThat(in.patched(
                        user("'name':{'givenName':'A','familyName':'L'}"),
                        "{'op':'add','path':'name','value':{'familyName':'K','middleName':'B'}}"))
                .isEqualTo(user("'name':{'givenName':'A','familyName':'K','middleName':'B'}"));
        assertThat(in.patched(user(""), "{'op':'add','path':'name.givenName','value':'A'}"))
                .isEqualTo(user("'name':{'givenName':'A'}"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[321] §3.5.2.1: values are appended to a multi-valued attribute, one or several")
    void addToSeveralValues(In in) {
        ScimResource ada = user("'emails':[{'value':'a'}]");
        assertThat(in.patched(ada, "{'op':'add','path':'emails','value':[{'value':'b'},{'value':'c'}]}"))
                .isEqualTo(user("'emails':[{'value':'a'},{'value':'b'},{'value':'c'}]"));
        assertThat(in.patched(ada, "{'op':'add','path':'emails','value':{'value':'b'}}"))
                .isEqualTo(user("'emails':[{'value':'a'},{'value':'b'}]"));
        assertThat(in.patched(thing("'flags':['a']"), "{'op':'add','path':'flags','value':'b'}"))
                .isEqualTo(thing("'flags':['a','b']"));
        assertThat(in.patched(
                        thing("'part':{'kind':'k','labels':['a']}"),
                        "{'op':'add','path':'part.labels','value':['b','a']}"))
                .isEqualTo(thing("'part':{'kind':'k','labels':['a','b']}"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[322] §3.5.2.1: an equal value changes nothing; a member is known by its value")
    void addWhatIsThere(In in) {
        in.leavesAlone(user(WORK_AND_HOME), "{'op':'add','path':'emails','value':[{'type':'work','value':'w'}]}");
        in.leavesAlone(user(WORK_AND_HOME), "{'op':'add','path':'emails','value':[{'type':'Work','value':'W'}]}");
        in.leavesAlone(thing("'flags':['a','b']"), "{'op':'add','path':'flags','value':['b','a','B']}");
        in.leavesAlone(
                group("'members':[{'value':'u1','type':'User'}]"),
                "{'op':'add','path':'members','value':[{'value':'u1','display':'Ada','type':'User'}]}");
        String home = "{'type':'home','country':'FR','primary':true}";
        String work = "{'type':'work','country':'DE'}";
        in.leavesAlone(user("'addresses':[" + home + "]"), "{'op':'add','path':'addresses','value':[" + home + "]}");
        assertThat(in.patched(
                        user("'addresses':[" + home + "," + work + "]"),
                        "{'op':'add','path':'addresses','value':{'type':'work','country':'DE','primary':true}},"
                                + "{'op':'add','path':'addresses','value':{'type':'home','country':'FR'}}"))
                .isEqualTo(
                        user(
                                "'addresses':[{'type':'home','country':'FR','primary':false},{'type':'work','country':'DE','primary':true}]"));
        assertThat(in.patched(
                        group("'members':[{'value':'u1'}]"), "{'op':'add','path':'members','value':[{'value':'U1'}]}"))
                .isEqualTo(group("'members':[{'value':'u1'},{'value':'U1'}]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[323] §3.5.2.1: an attribute without a value is added")
    void addWhereNothingIs(In in) {
        assertThat(in.patched(user(""), "{'op':'add','path':'emails','value':[{'value':'a'}]}"))
                .isEqualTo(user("'emails':[{'value':'a'}]"));
        assertThat(in.patched(user(""), "{'op':'add','path':'active','value':false}"))
                .isEqualTo(user("'active':false"));
    }

    @Test
    @DisplayName(
            "[324] erratum 8097: a filter of eq terms that matches nothing describes what is made, where that is granted")
    void addWithoutMatch() {
        String operation = "{'op':'add','path':'emails[type eq \\'work\\'].value','value':'w'}";
        assertThat(patched(user(""), operation, TOLERANT)).isEqualTo(user("'emails':[{'type':'work','value':'w'}]"));
        assertRefused("noTarget", () -> patched(user(""), operation, RFC));
        assertThat(patched(
                        user(""),
                        "{'op':'add','path':'emails[type eq \\'work\\' and primary eq true]','value':{'value':'w'}}",
                        TOLERANT))
                .isEqualTo(user("'emails':[{'type':'work','primary':true,'value':'w'}]"));
        for (String filter : new String[] {
            "type ne \\'work\\'", "type eq \\'a\\' or type eq \\'b\\'", "type pr", "not (type eq \\'x\\')"
        }) {
            String unclear = "{'op':'add','path':'emails[" + filter + "].value','value':'w'}";
            assertRefused(
                    "noTarget",
                    () -> patched(user("").without(io.scimwright.core.resource.User.EMAILS), unclear, TOLERANT));
            assertRefused("noTarget", () -> patched(user(""), unclear, RFC));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[325] §3.5.2.1: a filter that matches merges into each match")
    void addToMatches(In in) {
        assertThat(in.patched(
                        user(
                                "'emails':[{'type':'work','value':'a'},{'type':'work','value':'b'},{'type':'home','value':'c'}]"),
                        "{'op':'add','path':'emails[type eq \\'work\\']','value':{'display':'D'}}"))
                .isEqualTo(
                        user(
                                "'emails':[{'type':'work','value':'a','display':'D'},{'type':'work','value':'b','display':'D'},{'type':'home','value':'c'}]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[326] §3.5.2.1: members are added, those that are there already are not")
    void addMembers(In in) {
        assertThat(in.patched(
                        group("'members':[{'value':'u1'}]"),
                        "{'op':'add','path':'members','value':[{'value':'u1'},{'value':'u2'},{'value':'u2'}]}"))
                .isEqualTo(group("'members':[{'value':'u1'},{'value':'u2'}]"));
    }

    @Test
    @DisplayName("[327] §3.5.2.1: adding null, [] or {} does nothing; an empty string is a value unless it clears")
    void addNothing() {
        for (String nothing : new String[] {"null", "[]"}) {
            String operation = "{'op':'add','path':'emails','value':" + nothing + "}";
            In.RFC.leavesAlone(user(WORK_AND_HOME), operation);
            In.TOLERANT.leavesAlone(user(WORK_AND_HOME), operation);
        }
        In.RFC.leavesAlone(user("'name':{'givenName':'A'}"), "{'op':'add','path':'name','value':{}}");
        String empty = "{'op':'add','path':'title','value':''}";
        In.TOLERANT.leavesAlone(user("'title':'t'"), empty);
        assertThat(patched(user("'title':'t'"), empty, RFC))
                .isEqualTo(user("").with(io.scimwright.core.resource.User.TITLE, ""));
    }

    @Test
    @DisplayName("[328] §3.5.2.1: a list of one for a single value means the one, where that is granted")
    void addAListOfOne() {
        String operation = "{'op':'add','path':'" + ENTERPRISE + ":manager','value':[{'value':'m'}]}";
        assertThat(patched(user(""), operation, TOLERANT))
                .isEqualTo(user("'" + ENTERPRISE + "':{'manager':{'value':'m'}}"));
        assertRefused("invalidValue", () -> patched(user(""), operation, RFC));
    }

    @Test
    @DisplayName("[329] §3.5.2.1: a string for a complex attribute means its value, where that is granted")
    void addAString() {
        String operation = "{'op':'add','path':'" + ENTERPRISE + ":manager','value':'m'}";
        assertThat(patched(user(""), operation, TOLERANT))
                .isEqualTo(user("'" + ENTERPRISE + "':{'manager':{'value':'m'}}"));
        assertRefused("invalidValue", () -> patched(user(""), operation, RFC));
    }

    // ---- remove

    @ParameterizedTest
    @EnumSource
    @DisplayName("[330] §3.5.2.2: without a path there is no target")
    void removeWithoutPath(In in) {
        in.refuses("noTarget", user("'title':'t'"), "{'op':'remove'}");
        in.refuses("noTarget", user("'title':'t'"), "{'op':'remove','value':{'title':'t'}}");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[331] §3.5.2.2: a single value becomes unassigned")
    void removeASingleValue(In in) {
        assertThat(in.patched(user("'title':'t','name':{'givenName':'A'}"), "{'op':'remove','path':'title'}"))
                .isEqualTo(user("'name':{'givenName':'A'}"));
        assertThat(in.patched(user("'title':'t','name':{'givenName':'A'}"), "{'op':'remove','path':'name'}"))
                .isEqualTo(user("'title':'t'"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[332] §3.5.2.2: without a filter all values go")
    void removeAllValues(In in) {
        assertThat(in.patched(user(WORK_AND_HOME), "{'op':'remove','path':'emails'}"))
                .isEqualTo(user(""));
        assertThat(in.patched(user(WORK_AND_HOME), "{'op':'remove','path':'emails','value':null}"))
                .isEqualTo(user(WORK_AND_HOME));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[333] §3.5.2.2: with a filter the matches go; without the last the attribute is unassigned")
    void removeMatches(In in) {
        assertThat(in.patched(user(WORK_AND_HOME), "{'op':'remove','path':'emails[type eq \\'work\\']'}"))
                .isEqualTo(user("'emails':[{'type':'home','value':'h','display':'H'}]"));
        assertThat(in.patched(
                        group("'members':[{'value':'u1'}]"), "{'op':'remove','path':'members[value eq \\'u1\\']'}"))
                .isEqualTo(group(""));
        // ids are compared exactly, whatever the schema says of the case of members.value
        in.leavesAlone(group("'members':[{'value':'u1'}]"), "{'op':'remove','path':'members[value eq \\'U1\\']'}");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[334] §3.5.2.2: a sub-attribute after a filter goes from each match")
    void removeSubAttributesOfMatches(In in) {
        assertThat(in.patched(user(WORK_AND_HOME), "{'op':'remove','path':'emails[type eq \\'work\\'].display'}"))
                .isEqualTo(user("'emails':[{'type':'work','value':'w'},{'type':'home','value':'h','display':'H'}]"));
        assertThat(in.patched(user(WORK_AND_HOME), "{'op':'remove','path':'emails.display'}"))
                .isEqualTo(user("'emails':[{'type':'work','value':'w'},{'type':'home','value':'h'}]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[335] §3.5.2.2: what is required or readOnly cannot be removed")
    void removeRequired(In in) {
        in.refuses("mutability", user(""), "{'op':'remove','path':'userName'}");
        in.refuses("mutability", group(""), "{'op':'remove','path':'displayName'}");
        in.refuses("mutability", user("").withId("u1"), "{'op':'remove','path':'id'}");
        in.refuses("mutability", thing("'part':{'kind':'k','labels':['a']}"), "{'op':'remove','path':'part.kind'}");
        ScimResource needy = needy("'things':[{'name':'a','note':'n'}]");
        in.refuses("mutability", needy, "{'op':'remove','path':'things'}");
        in.refuses("mutability", needy, "{'op':'remove','path':'things[name eq \\'a\\']'}");
        in.refuses("mutability", needy, "{'op':'remove','path':'things','value':[{'name':'a'}]}");
        in.refuses("mutability", needy, "{'op':'remove','path':'things[name eq \\'a\\'].name'}");
        assertThat(in.patched(needy, "{'op':'remove','path':'things[name eq \\'a\\'].note'}"))
                .isEqualTo(needy("'things':[{'name':'a'}]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[336] §3.5.2.2: a filter that matches nothing removes nothing and succeeds")
    void removeWithoutMatch(In in) {
        in.leavesAlone(group("'members':[{'value':'u1'}]"), "{'op':'remove','path':'members[value eq \\'u2\\']'}");
        in.leavesAlone(user(WORK_AND_HOME), "{'op':'remove','path':'emails[type ne \\'home\\' and value eq \\'x\\']'}");
        in.leavesAlone(user(""), "{'op':'remove','path':'emails[type eq \\'work\\'].display'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "name", "name.givenName", "emails", "emails.display", ENTERPRISE + ":department"})
    @DisplayName("[337] §3.5.2.2: removing what has no value succeeds")
    void removeWhatIsNotThere(String path) {
        In.RFC.leavesAlone(user(""), "{'op':'remove','path':'" + path + "'}");
        In.TOLERANT.leavesAlone(user(""), "{'op':'remove','path':'" + path + "'}");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[338] §3.5.2.2: remove with a list of members removes those and never all")
    void removeListedMembers(In in) {
        ScimResource team =
                group("'members':[{'value':'u1','type':'User','display':'A'},{'value':'u2'},{'value':'u3'}]");
        assertThat(in.patched(
                        team, "{'op':'remove','path':'members','value':[{'value':'u1'},{'value':'u3','display':'?'}]}"))
                .isEqualTo(group("'members':[{'value':'u2'}]"));
        assertThat(in.patched(team, "{'op':'remove','path':'members','value':{'value':'u2'}}"))
                .isEqualTo(group("'members':[{'value':'u1','type':'User','display':'A'},{'value':'u3'}]"));
        in.leavesAlone(team, "{'op':'remove','path':'members','value':[]}");
        in.leavesAlone(team, "{'op':'remove','path':'members','value':[{'value':'u9'}]}");
        assertThat(in.patched(team, "{'op':'remove','path':'members'}")).isEqualTo(group(""));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[339] §3.5.2.2: remove with a list of values removes what is equal in all that is given")
    void removeListedValues(In in) {
        ScimResource ada = user(
                "'emails':[{'type':'work','value':'x'},{'type':'home','value':'x'},{'type':'home','value':'y','primary':true}]");
        assertThat(in.patched(ada, "{'op':'remove','path':'emails','value':[{'type':'HOME','value':'X'}]}"))
                .isEqualTo(user("'emails':[{'type':'work','value':'x'},{'type':'home','value':'y','primary':true}]"));
        assertThat(in.patched(ada, "{'op':'remove','path':'emails','value':[{'type':'home'}]}"))
                .isEqualTo(user("'emails':[{'type':'work','value':'x'}]"));
        assertThat(in.patched(ada, "{'op':'remove','path':'emails','value':{'value':'x'}}"))
                .isEqualTo(user("'emails':[{'type':'home','value':'y','primary':true}]"));
        assertThat(in.patched(ada, "{'op':'remove','path':'emails','value':[{'value':'x','primary':false}]}"))
                .isEqualTo(user("'emails':[{'type':'home','value':'y','primary':true}]"));
        assertThat(in.patched(thing("'flags':['a','b','c']"), "{'op':'remove','path':'flags','value':['A','c']}"))
                .isEqualTo(thing("'flags':['b']"));
        assertThat(in.patched(
                        thing("'part':{'kind':'k','labels':['a','b']}"),
                        "{'op':'remove','path':'part.labels','value':['a']}"))
                .isEqualTo(thing("'part':{'kind':'k','labels':['b']}"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[340] §3.5.2.2: the last sub-attribute takes its attribute along")
    void removeTheLastSubAttribute(In in) {
        assertThat(in.patched(user("'name':{'givenName':'A'}"), "{'op':'remove','path':'name.givenName'}"))
                .isEqualTo(user(""));
        assertThat(in.patched(
                        user("'emails':[{'value':'a'}]"), "{'op':'remove','path':'emails[value eq \\'a\\'].value'}"))
                .isEqualTo(user(""));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[341] §3.5.2.2: without the primary value there is none")
    void removeThePrimaryValue(In in) {
        assertThat(in.patched(
                        user("'emails':[{'value':'a','primary':true},{'value':'b'}]"),
                        "{'op':'remove','path':'emails[primary eq true]'}"))
                .isEqualTo(user("'emails':[{'value':'b'}]"));
    }

    // ---- replace

    @ParameterizedTest
    @EnumSource
    @DisplayName("[342] §3.5.2.3: without a path the named attributes are replaced, the others stay")
    void replaceWithoutPath(In in) {
        assertThat(in.patched(
                        user("'title':'t','nickName':'n','emails':[{'value':'a'}]"),
                        "{'op':'replace','value':{'emails':[{'value':'b'},{'value':'c'}],'nickName':'Babs'}}"))
                .isEqualTo(user("'title':'t','nickName':'Babs','emails':[{'value':'b'},{'value':'c'}]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[343] §3.5.2.3: a single value is replaced, and a multi-valued attribute as a whole")
    void replaceValues(In in) {
        assertThat(in.patched(user("'title':'t'"), "{'op':'replace','path':'title','value':'u'}"))
                .isEqualTo(user("'title':'u'"));
        assertThat(in.patched(user(WORK_AND_HOME), "{'op':'replace','path':'emails','value':[{'value':'n'}]}"))
                .isEqualTo(user("'emails':[{'value':'n'}]"));
        assertThat(in.patched(user(WORK_AND_HOME), "{'op':'replace','path':'emails','value':{'value':'n'}}"))
                .isEqualTo(user("'emails':[{'value':'n'}]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[344] §3.5.2.3: what has no value is added")
    void replaceWhereNothingIs(In in) {
        assertThat(in.patched(
                        user(""),
                        "{'op':'replace','path':'title','value':'t'},{'op':'replace','path':'name.givenName','value':'A'},"
                                + "{'op':'replace','path':'emails','value':[{'value':'a'}]}"))
                .isEqualTo(user("'title':'t','name':{'givenName':'A'},'emails':[{'value':'a'}]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[345] §3.5.2.3: of a complex value the given sub-attributes are replaced, the others stay")
    void replaceAComplexValue(In in) {
        assertThat(in.patched(
                        user("'name':{'givenName':'A','familyName':'L','middleName':'M'}"),
                        "{'op':'replace','path':'name','value':{'familyName':'K','middleName':null}}"))
                .isEqualTo(user("'name':{'givenName':'A','familyName':'K'}"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[346] §3.5.2.3: without a path too, a complex value is merged")
    void replaceANestedComplexValue(In in) {
        assertThat(in.patched(
                        user("'name':{'givenName':'A','familyName':'L'}"),
                        "{'op':'replace','value':{'name':{'familyName':'K'}}}"))
                .isEqualTo(user("'name':{'givenName':'A','familyName':'K'}"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[347] §3.5.2.3: with a filter every match is replaced as a whole")
    void replaceMatches(In in) {
        assertThat(in.patched(
                        user(WORK_AND_HOME),
                        "{'op':'replace','path':'emails[type eq \\'work\\']','value':{'type':'work','value':'n'}}"))
                .isEqualTo(user("'emails':[{'type':'work','value':'n'},{'type':'home','value':'h','display':'H'}]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[348] §3.5.2.3: a sub-attribute after a filter is replaced in every match")
    void replaceSubAttributesOfMatches(In in) {
        assertThat(in.patched(
                        user(
                                "'emails':[{'type':'work','value':'a'},{'type':'work','value':'b','display':'x'},{'type':'home','value':'c'}]"),
                        "{'op':'replace','path':'emails[type eq \\'work\\'].display','value':'d'}"))
                .isEqualTo(
                        user(
                                "'emails':[{'type':'work','value':'a','display':'d'},{'type':'work','value':'b','display':'d'},{'type':'home','value':'c'}]"));
    }

    @Test
    @DisplayName(
            "[349] §3.5.2.3: a filter that matches nothing has no target, or describes what is made, where that is granted")
    void replaceWithoutMatch() {
        String operation = "{'op':'replace','path':'emails[type eq \\'other\\'].value','value':'o'}";
        assertRefused("noTarget", () -> patched(user(WORK_AND_HOME), operation, RFC));
        assertRefused("noTarget", () -> patched(user(""), operation, RFC));
        assertRefused(
                "noTarget",
                () -> patched(user(""), operation, TOLERANT.with(Leniency.CREATE_ON_UNMATCHED_VALUE_PATH, false)));
        assertThat(patched(user(""), operation, TOLERANT)).isEqualTo(user("'emails':[{'type':'other','value':'o'}]"));
        String unclear = "{'op':'replace','path':'emails[value ew \\'z\\'].value','value':'o'}";
        assertRefused("noTarget", () -> patched(user(WORK_AND_HOME), unclear, TOLERANT));
    }

    @Test
    @DisplayName("[350] RFC 7643 §2.5: replacing with null or [] unassigns; an empty string too, where that is granted")
    void replaceWithNothing() {
        for (In in : In.values()) {
            assertThat(in.patched(user("'title':'t'"), "{'op':'replace','path':'title','value':null}"))
                    .isEqualTo(user(""));
            assertThat(in.patched(user(WORK_AND_HOME), "{'op':'replace','value':{'emails':[]}}"))
                    .isEqualTo(user(""));
            assertThat(in.patched(
                            user(WORK_AND_HOME), "{'op':'replace','path':'emails[type eq \\'work\\']','value':null}"))
                    .isEqualTo(user("'emails':[{'type':'home','value':'h','display':'H'}]"));
            assertThat(in.patched(
                            user(WORK_AND_HOME),
                            "{'op':'replace','path':'emails[type eq \\'work\\'].display','value':null}"))
                    .isEqualTo(
                            user("'emails':[{'type':'work','value':'w'},{'type':'home','value':'h','display':'H'}]"));
        }
        String empty = "{'op':'replace','path':'title','value':''}";
        assertThat(patched(user("'title':'t'"), empty, TOLERANT)).isEqualTo(user(""));
        assertThat(patched(user("'title':'t'"), empty, RFC))
                .isEqualTo(user("").with(io.scimwright.core.resource.User.TITLE, ""));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[351] RFC 7643 §7: what is required cannot be replaced with nothing")
    void replaceRequired(In in) {
        in.refuses("invalidValue", user(""), "{'op':'replace','path':'userName','value':null}");
        in.refuses("invalidValue", user(""), "{'op':'replace','path':'userName','value':''}");
        in.refuses("invalidValue", user(""), "{'op':'replace','value':{'userName':null}}");
        in.refuses(
                "invalidValue", thing("'part':{'kind':'k'}"), "{'op':'replace','path':'part','value':{'kind':null}}");
        in.refuses("invalidValue", needy("'things':[{'name':'a'}]"), "{'op':'replace','path':'things','value':[]}");
        in.refuses(
                "invalidValue",
                needy("'things':[{'name':'a'}]"),
                "{'op':'replace','path':'things[name eq \\'a\\'].name','value':null}");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[352] §3.5.2.3: replacing members with [] empties the group")
    void replaceMembersWithNone(In in) {
        assertThat(in.patched(group("'members':[{'value':'u1'}]"), "{'op':'replace','path':'members','value':[]}"))
                .isEqualTo(group(""));
    }

    @Test
    @DisplayName("[353] RFC 7643 §2.3.2: active takes booleans, and their names where that is granted")
    void replaceActive() {
        for (In in : In.values()) {
            assertThat(in.patched(user("'active':true"), "{'op':'replace','path':'active','value':false}"))
                    .isEqualTo(user("'active':false"));
        }
        String text = "{'op':'replace','path':'active','value':'False'}";
        assertThat(patched(user("'active':true"), text, TOLERANT)).isEqualTo(user("'active':false"));
        assertRefused("invalidValue", () -> patched(user("'active':true"), text, RFC));
    }
}
