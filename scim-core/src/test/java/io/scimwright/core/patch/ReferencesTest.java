package io.scimwright.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a PATCH makes of values that point at resources, with what they say about them: a URI, a type. */
class ReferencesTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final List<AttributeDefinition> PARTS = List.of(
            AttributeDefinition.builder("value", AttributeType.STRING).build(),
            AttributeDefinition.builder("label", AttributeType.STRING).build(),
            AttributeDefinition.builder("type", AttributeType.STRING).build(),
            AttributeDefinition.builder("$ref", AttributeType.REFERENCE)
                    .referenceTypes(List.of("User", "Group"))
                    .build());

    private static final ResourceType DEVICE = ResourceType.of(
            "Device",
            "/Devices",
            "Device",
            Schema.of(
                    "urn:example:Device",
                    "Device",
                    "Device",
                    List.of(
                            AttributeDefinition.builder("owner", AttributeType.COMPLEX)
                                    .subAttributes(PARTS)
                                    .build(),
                            AttributeDefinition.builder("users", AttributeType.COMPLEX)
                                    .multiValued(true)
                                    .subAttributes(PARTS)
                                    .build())),
            List.of());

    private static ScimResource patched(ScimResource before, String... operations) {
        String message = "{'Operations':[" + String.join(",", operations) + "]}";
        return Patch.decode(message.replace('\'', '"'), before.type(), Dialect.tolerant())
                .apply(before)
                .after();
    }

    private static ScimResource device(String attributes) {
        return ScimJson.decode(("{" + attributes + "}").replace('\'', '"'), DEVICE);
    }

    private static String owner(ScimResource device) {
        return device.attributes().findObject("owner").map(ReferencesTest::text).orElse("");
    }

    private static String text(ScimObject value) {
        return String.join(
                " ",
                value.findString("value").orElse("-"),
                value.findString("type").orElse("-"),
                value.findString("$ref").orElse("-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'add','path':'owner','value':{'value':'7','$ref':'../Groups/7'}}",
                "{'op':'replace','value':{'owner':{'value':'7','$ref':'../Groups/7'}}}",
                "{'op':'add','value':{'owner.value':'7','owner.$ref':'../Groups/7'}}",
                "{'op':'add','path':'owner.value','value':'7'},{'op':'add','path':'owner.$ref','value':'../Groups/7'}"
            })
    void aSingleValueIsToldTheTypeThatItsUriLeadsTo(String operations) {
        assertThat(owner(patched(device(""), operations))).isEqualTo("7 Group ../Groups/7");
    }

    @Test
    void aSingleValueWithoutUriIsAUser() {
        assertThat(owner(patched(device(""), "{'op':'add','path':'owner','value':'7'}")))
                .isEqualTo("7 User -");
        assertThat(owner(patched(device(""), "{'op':'add','path':'owner.value','value':'7'}")))
                .isEqualTo("7 User -");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'owner','value':{'value':'8'}}",
                "{'op':'add','path':'owner','value':'8'}",
                "{'op':'replace','path':'owner.value','value':'8'}",
                "{'op':'replace','value':{'owner':{'value':'8'}}}",
                "{'op':'add','path':'owner','value':{'value':'9','type':'Group'}},{'op':'replace','path':'owner.value','value':'8'}"
            })
    void whatWasSaidOfOneResourceIsNotSaidOfTheNext(String operations) {
        ScimResource before = device("'owner':{'value':'7','type':'Group','$ref':'https://h/Groups/7','label':'kept'}");
        ScimResource after = patched(before, operations);
        assertThat(owner(after)).isEqualTo("8 User -");
        assertThat(after.attributes().findObject("owner").orElseThrow().findString("label"))
                .contains("kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'owner','value':{'value':'8','type':'Group'}}",
                "{'op':'replace','value':{'owner.type':'Group','owner.value':'8'}}",
                "{'op':'replace','path':'owner.value','value':'8'},{'op':'replace','path':'owner.type','value':'Group'}"
            })
    void whatIsSaidTogetherWithTheValueStays(String operations) {
        assertThat(owner(patched(device("'owner':{'value':'7','$ref':'https://h/Users/7'}"), operations)))
                .isEqualTo("8 Group -");
    }

    @Test
    void theSameValueAgainChangesNothing() {
        ScimResource before = device("'owner':{'value':'7','type':'Group','$ref':'https://h/Groups/7'}");
        assertThat(patched(before, "{'op':'replace','path':'owner','value':{'value':'7'}}"))
                .isSameAs(before);
    }

    @Test
    void withoutItsValueNothingIsLeftOfAReference() {
        ScimResource before = device("'owner':{'value':'7','type':'Group','$ref':'https://h/Groups/7'}");
        assertThat(owner(patched(before, "{'op':'remove','path':'owner.value'}")))
                .isEmpty();
    }

    @Test
    void anotherManagerIsNotAtTheUriOfTheFormerOne() {
        ScimResource before = ScimJson.decode(
                ("{'userName':'ada','" + ENTERPRISE + "':{'manager':{'value':'1','$ref':'../Users/1'}}}")
                        .replace('\'', '"'),
                User.TYPE);
        ScimResource after = patched(before, "{'op':'Add','path':'" + ENTERPRISE + ":manager','value':'2'}");
        assertThat(after.attributes()
                        .findObject(ENTERPRISE)
                        .flatMap(part -> part.findObject("manager"))
                        .orElseThrow())
                .isEqualTo(ScimObject.of("value", ScimString.of("2")));
    }

    @Test
    void anElementThatPointsElsewhereForgetsWhatItSaidToo() {
        ScimResource before = device("'users':[{'value':'7','type':'Group','$ref':'https://h/Groups/7'}]");
        ScimResource after = patched(before, "{'op':'replace','path':'users[value eq \\'7\\'].value','value':'8'}");
        assertThat(text((ScimObject) after.attributes().elements("users").get(0)))
                .isEqualTo("8 User -");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/scim/v2/Groups/7",
                "https://h/scim/v2/Groups/7/",
                "Groups/7//",
                "../Groups/7?attributes=id",
                "../Groups/7/?attributes=a/b",
                "../Groups/7#members/8",
                "/Groups/7"
            })
    void theTypeIsReadFromTheEndOfThePathOfAUri(String uri) {
        assertThat(owner(patched(device(""), "{'op':'add','path':'owner','value':{'value':'7','$ref':'" + uri + "'}}")))
                .isEqualTo("7 Group " + uri);
    }
}
