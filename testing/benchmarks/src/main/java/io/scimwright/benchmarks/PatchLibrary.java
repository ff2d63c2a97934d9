package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.directory.scim.core.json.ObjectMapperFactory;
import org.apache.directory.scim.core.repository.DefaultPatchHandler;
import org.apache.directory.scim.core.schema.SchemaRegistry;
import org.apache.directory.scim.protocol.data.PatchRequest;
import org.apache.directory.scim.spec.extension.EnterpriseExtension;
import org.apache.directory.scim.spec.resources.ScimGroup;
import org.apache.directory.scim.spec.resources.ScimUser;

/**
 * A library that patches: from a resource in memory and the text of a PATCH request to the resource afterwards, by the calls that
 * its own server makes, with the resource before left as it was (those that change it in place work on a copy).
 *
 * @param <R> how the library holds a resource
 */
interface PatchLibrary<R> {

    R read(String json, boolean isGroup);

    R patch(R resource, String message);

    String write(R resource);

    /** This library. */
    final class Scimwright implements PatchLibrary<ScimResource> {

        @Override
        public ScimResource read(String json, boolean isGroup) {
            return ScimJson.decode(json, isGroup ? Group.TYPE : User.TYPE);
        }

        @Override
        public ScimResource patch(ScimResource resource, String message) {
            return Patch.decode(message, resource.type(), Dialect.tolerant())
                    .apply(resource)
                    .after();
        }

        @Override
        public String write(ScimResource resource) {
            return ScimJson.encode(resource);
        }
    }

    /** The floor: the JSON library reads the request and copies the resource, and nothing is done with them. */
    final class Tree implements PatchLibrary<JsonNode> {

        private final ObjectMapper mapper = new ObjectMapper();

        @Override
        public JsonNode read(String json, boolean isGroup) {
            return tree(json);
        }

        @Override
        public JsonNode patch(JsonNode resource, String message) {
            return tree(message).size() == 0 ? resource : resource.deepCopy();
        }

        @Override
        public String write(JsonNode resource) {
            return resource.toString();
        }

        private JsonNode tree(String json) {
            try {
                return mapper.readTree(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ping Identity's SCIM 2 SDK, without schemas and in place. */
    final class Ping implements PatchLibrary<ObjectNode> {

        @Override
        public ObjectNode read(String json, boolean isGroup) {
            try {
                return (ObjectNode) JsonUtils.getObjectReader().readTree(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public ObjectNode patch(ObjectNode resource, String message) {
            try {
                GenericScimResource copy = new GenericScimResource(resource.deepCopy());
                JsonUtils.getObjectReader()
                        .forType(com.unboundid.scim2.common.messages.PatchRequest.class)
                        .<com.unboundid.scim2.common.messages.PatchRequest>readValue(message)
                        .apply(copy);
                return copy.getObjectNode();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ScimException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String write(ObjectNode resource) {
            return resource.toString();
        }
    }

    /** Apache Directory SCIMple. */
    final class Scimple implements PatchLibrary<org.apache.directory.scim.spec.resources.ScimResource> {

        private final ObjectMapper mapper;
        private final DefaultPatchHandler handler;

        Scimple() {
            SchemaRegistry registry = new SchemaRegistry();
            registry.addSchema(ScimUser.class, List.of(EnterpriseExtension.class));
            registry.addSchema(ScimGroup.class, List.of());
            mapper = ObjectMapperFactory.createObjectMapper(registry);
            handler = new DefaultPatchHandler(registry);
        }

        @Override
        public org.apache.directory.scim.spec.resources.ScimResource read(String json, boolean isGroup) {
            try {
                Class<? extends org.apache.directory.scim.spec.resources.ScimResource> as =
                        isGroup ? ScimGroup.class : ScimUser.class;
                return mapper.readValue(json, as);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public org.apache.directory.scim.spec.resources.ScimResource patch(
                org.apache.directory.scim.spec.resources.ScimResource resource, String message) {
            try {
                return handler.apply(
                        resource, mapper.readValue(message, PatchRequest.class).getPatchOperationList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String write(org.apache.directory.scim.spec.resources.ScimResource resource) {
            try {
                return mapper.writeValueAsString(resource);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
