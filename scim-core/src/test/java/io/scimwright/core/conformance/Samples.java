package io.scimwright.core.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.filter.Filter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the conformance tests share. Single quotes stand for double quotes in JSON and filters. */
final class Samples {

    static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final Dialect TOLERANT = Dialect.tolerant();
    static final Dialect RFC = Dialect.rfc();

    private Samples() {}

    static String json(String text) {
        return text.replace('\'', '"');
    }

    /** A user as the server holds it; the members go after the userName {@code ada}. */
    static ScimResource user(String members) {
        return ScimJson.decode(json("{'userName':'ada'" + (members.isEmpty() ? "" : "," + members) + "}"), User.TYPE);
    }

    static ScimResource group(String members) {
        return ScimJson.decode(json("{'displayName':'g'" + (members.isEmpty() ? "" : "," + members) + "}"), Group.TYPE);
    }

    /** A user as a client sends it, with the schemas that the RFC wants. */
    static ScimResource sent(String members, Dialect dialect) {
        return sent(
                "{'schemas':['" + CORE + "'],'userName':'ada'" + (members.isEmpty() ? "" : "," + members) + "}",
                User.TYPE,
                dialect);
    }

    static ScimResource sent(String body, ResourceType type, Dialect dialect) {
        byte[] bytes = json(body).getBytes(StandardCharsets.UTF_8);
        return ScimJson.submitted(bytes, type, dialect, ignored -> {});
    }

    static ScimResource patched(ScimResource resource, String operations) {
        return patched(resource, operations, TOLERANT);
    }

    static ScimResource patched(ScimResource resource, String operations, Dialect dialect) {
        String message =
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operations + "]}";
        return Patch.decode(json(message), resource.type(), dialect)
                .apply(resource)
                .after();
    }

    static ResolvedFilter filter(String text, ResourceType type, Dialect dialect) {
        return ResolvedFilter.of(Filter.parse(json(text)), type, dialect);
    }

    /** Both the reference and the plan, which have to agree. */
    static boolean matches(ScimResource resource, String filter) {
        ResolvedFilter resolved = filter(filter, resource.type(), TOLERANT);
        boolean reference = resolved.matches(resource);
        if (resolved.plan().test(resource) != reference) {
            throw new AssertionError("plan and reference disagree on " + filter);
        }
        return reference;
    }

    static void assertRefused(String scimType, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> org.assertj.core.api.Assertions.assertThat(
                                        e.error().scimType())
                                .hasToString("Optional[" + scimType + "]"));
    }

    /** A type with one attribute of each simple type, single and multi-valued. */
    static final ResourceType THING = ResourceType.of(
            "Thing",
            "/Things",
            "",
            Schema.of(
                    "urn:example:2.0:Thing",
                    "Thing",
                    "",
                    List.of(
                            AttributeDefinition.builder("text", AttributeType.STRING)
                                    .build(),
                            AttributeDefinition.builder("exact", AttributeType.STRING)
                                    .caseExact(true)
                                    .build(),
                            AttributeDefinition.builder("amount", AttributeType.DECIMAL)
                                    .build(),
                            AttributeDefinition.builder("count", AttributeType.INTEGER)
                                    .build(),
                            AttributeDefinition.builder("time", AttributeType.DATE_TIME)
                                    .build(),
                            AttributeDefinition.builder("bytes", AttributeType.BINARY)
                                    .build(),
                            AttributeDefinition.builder("link", AttributeType.REFERENCE)
                                    .referenceTypes(List.of("external"))
                                    .build(),
                            AttributeDefinition.builder("flags", AttributeType.STRING)
                                    .multiValued(true)
                                    .build(),
                            AttributeDefinition.builder("fixed", AttributeType.STRING)
                                    .mutability(Mutability.IMMUTABLE)
                                    .build(),
                            AttributeDefinition.builder("fixedFlags", AttributeType.STRING)
                                    .multiValued(true)
                                    .mutability(Mutability.IMMUTABLE)
                                    .build(),
                            AttributeDefinition.builder("part", AttributeType.COMPLEX)
                                    .subAttributes(List.of(
                                            AttributeDefinition.builder("kind", AttributeType.STRING)
                                                    .required(true)
                                                    .build(),
                                            AttributeDefinition.builder("labels", AttributeType.STRING)
                                                    .multiValued(true)
                                                    .build()))
                                    .build())),
            List.of());

    static ScimResource thing(String members) {
        return ScimJson.decode(
                json("{" + members + "}"), THING, RFC.with(io.scimwright.core.Leniency.IGNORE_UNKNOWN_SCHEMAS, true));
    }

    /** A type that is nothing without its things, and no thing without its name. */
    static final ResourceType NEEDY = ResourceType.of(
            "Needy",
            "/Needy",
            "",
            Schema.of(
                    "urn:example:2.0:Needy",
                    "Needy",
                    "",
                    List.of(AttributeDefinition.builder("things", AttributeType.COMPLEX)
                            .multiValued(true)
                            .required(true)
                            .subAttributes(List.of(
                                    AttributeDefinition.builder("name", AttributeType.STRING)
                                            .required(true)
                                            .build(),
                                    AttributeDefinition.builder("note", AttributeType.STRING)
                                            .build()))
                            .build())),
            List.of());

    static ScimResource needy(String members) {
        return ScimJson.decode(
                json("{" + members + "}"), NEEDY, RFC.with(io.scimwright.core.Leniency.IGNORE_UNKNOWN_SCHEMAS, true));
    }
}
