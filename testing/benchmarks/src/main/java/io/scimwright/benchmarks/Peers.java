package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.directory.scim.core.json.ObjectMapperFactory;
import org.apache.directory.scim.core.schema.SchemaRegistry;
import org.apache.directory.scim.spec.extension.EnterpriseExtension;
import org.apache.directory.scim.spec.resources.ScimUser;

/** The full enterprise user as each of the other libraries holds it. */
final class Peers {

    private static final ObjectMapper SCIMPLE = scimpleMapper();

    private Peers() {}

    private static ObjectMapper scimpleMapper() {
        SchemaRegistry registry = new SchemaRegistry();
        registry.addSchema(ScimUser.class, java.util.List.of(EnterpriseExtension.class));
        return ObjectMapperFactory.createObjectMapper(registry);
    }

    /** The tree that Ping's filters and patches work on. */
    static JsonNode pingTree() {
        try {
            return JsonUtils.getObjectReader().readTree(Users.enterpriseUser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UserResource pingUser(byte[] json) {
        try {
            return JsonUtils.getObjectReader().forType(UserResource.class).readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScimUser scimpleUser(byte[] json) {
        try {
            return SCIMPLE.readValue(json, ScimUser.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] scimpleBytes(ScimUser user) {
        try {
            return SCIMPLE.writeValueAsBytes(user);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static de.captaingoldfish.scim.sdk.common.resources.User scimSdkUser(byte[] json) {
        return JsonHelper.readJsonDocument(
                new String(json, StandardCharsets.UTF_8), de.captaingoldfish.scim.sdk.common.resources.User.class);
    }
}
