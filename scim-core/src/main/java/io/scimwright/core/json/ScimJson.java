package io.scimwright.core.json;

import io.scimwright.core.Dialect;
import io.scimwright.core.internal.JsonTree;
import io.scimwright.core.internal.RequiredAttributes;
import io.scimwright.core.internal.ResourceReader;
import io.scimwright.core.internal.ResourceShaper;
import io.scimwright.core.internal.Violations;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * JSON to resources and back. Reading checks every value against its definition and throws one
 * {@link io.scimwright.core.error.ScimException} that names everything wrong. Thread-safe.
 *
 * <pre>{@code
 * ScimResource ada = ScimJson.decode("""
 *         {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada", "active": "True"}""", User.TYPE);
 * String json = ScimJson.encode(ada);
 * }</pre>
 */
public final class ScimJson {

    private ScimJson() {}

    /** A resource of that type from its JSON, in the tolerant dialect; what the type does not keep is dropped. */
    public static ScimResource decode(String json, ResourceType type) {
        return decode(json, type, Dialect.tolerant());
    }

    /**
     * A resource of that type from its JSON; what the type does not keep is dropped.
     *
     * @throws io.scimwright.core.error.ScimException 400 with everything that is wrong
     */
    public static ScimResource decode(String json, ResourceType type, Dialect dialect) {
        Violations violations = new Violations();
        ResourceReader reader = reader(type, dialect, violations, ignored -> {}, false);
        return checked(type, JsonTree.readObject(json, reader::read), violations);
    }

    /** A resource of that type from its JSON as UTF-8; see {@link #decode(String, ResourceType, Dialect)}. */
    public static ScimResource decode(byte[] json, ResourceType type, Dialect dialect) {
        Violations violations = new Violations();
        ResourceReader reader = reader(type, dialect, violations, ignored -> {}, false);
        return checked(type, JsonTree.readObject(json, reader::read), violations);
    }

    /**
     * A resource as a client submits it by POST or PUT: what is readOnly is dropped unread, what is required has to be there.
     *
     * @param json UTF-8
     * @param ignored told the path of each attribute that is dropped because the type does not keep it
     * @throws io.scimwright.core.error.ScimException 400 with everything that is wrong
     */
    public static ScimResource submitted(byte[] json, ResourceType type, Dialect dialect, Consumer<String> ignored) {
        Violations violations = new Violations();
        ScimObject shaped = JsonTree.readObject(json, reader(type, dialect, violations, ignored, true)::read);
        RequiredAttributes.check(type, shaped, violations);
        return checked(type, shaped, violations);
    }

    private static ResourceReader reader(
            ResourceType type, Dialect dialect, Violations violations, Consumer<String> ignored, boolean fromClient) {
        return new ResourceReader(new ResourceShaper(type, dialect, violations, ignored, fromClient));
    }

    private static ScimResource checked(ResourceType type, ScimObject shaped, Violations violations) {
        violations.throwIfAny();
        return ScimResource.of(type, shaped);
    }

    /**
     * Gives a tree the shape of its type.
     *
     * @param raw as {@link #read} returns it
     * @param ignored told the path of each attribute that is dropped because the type does not keep it
     */
    public static ScimResource shape(ScimObject raw, ResourceType type, Dialect dialect, Consumer<String> ignored) {
        Violations violations = new Violations();
        ScimObject shaped = new ResourceShaper(type, dialect, violations, ignored, false).shape(raw);
        return checked(type, shaped, violations);
    }

    /**
     * A resource as a client submits it, from a tree; see {@link #submitted(byte[], ResourceType, Dialect, Consumer)}.
     *
     * @param raw as {@link #read} returns it
     */
    public static ScimResource submitted(ScimObject raw, ResourceType type, Dialect dialect, Consumer<String> ignored) {
        Violations violations = new Violations();
        ScimObject shaped = new ResourceShaper(type, dialect, violations, ignored, true).shape(raw);
        RequiredAttributes.check(type, shaped, violations);
        return checked(type, shaped, violations);
    }

    /**
     * One JSON object as a tree, without regard to any schema; null is the empty list. The stream is left open.
     *
     * @throws io.scimwright.core.error.ScimException 400 invalidSyntax when it is not exactly one JSON object, has a member
     *     twice, or is nested deeper than 64 levels
     */
    public static ScimObject read(InputStream json) {
        return JsonTree.readObject(json);
    }

    /** One JSON object as a tree; see {@link #read(InputStream)}. */
    public static ScimObject read(String json) {
        return JsonTree.readObject(json);
    }

    /** The JSON of a tree as it is; unassigned members are left out. */
    public static String write(ScimObject tree) {
        return new String(JsonOutput.toBytes(out -> out.value(tree)), StandardCharsets.UTF_8);
    }

    /** The JSON of a resource with everything that is returned by default. */
    public static String encode(ScimResource resource) {
        return encode(resource, Projection.standard());
    }

    /** The JSON of what a projection shows of a resource. */
    public static String encode(ScimResource resource, Projection projection) {
        return new String(encodeUtf8(resource, projection), StandardCharsets.UTF_8);
    }

    /** The JSON of what a projection shows of a resource, as UTF-8; see {@link JsonOutput} for writing to a stream. */
    public static byte[] encodeUtf8(ScimResource resource, Projection projection) {
        return JsonOutput.toBytes(out -> out.resource(resource, projection));
    }
}
