package io.scimwright.example.memory;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.schema.SchemaDocument;
import io.scimwright.core.schema.StandardSchemas;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The resource types of the server: users and groups, and what the JSON files of a folder declare. Each file holds a Schema or a
 * ResourceType document of RFC 7643 sections 6 and 7, or a ListResponse of such. A resource type named User or Group takes the
 * place of the standard one.
 */
final class DeclaredTypes {

    private static final Set<String> RESERVED =
            Set.of("/schemas", "/resourcetypes", "/serviceproviderconfig", "/serviceproviderconfigs", "/bulk", "/me");

    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final Map<String, String> declaredIn = new LinkedHashMap<>();
    private final List<Document> typeDocuments = new ArrayList<>();

    private DeclaredTypes() {
        for (Schema schema : List.of(StandardSchemas.USER, StandardSchemas.GROUP, StandardSchemas.ENTERPRISE_USER)) {
            schemas.put(key(schema.id()), schema);
        }
    }

    /** A document and where it stands. */
    private record Document(String file, ScimObject tree) {

        String text(String member) {
            return tree.findString(member)
                    .filter(text -> !text.isBlank())
                    .orElseThrow(() -> wrong("'" + member + "' is missing"));
        }

        IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("SCHEMAS_DIR: " + file + ": " + what);
        }
    }

    /** Users and groups only. */
    static List<ResourceType> standard() {
        return List.of(User.TYPE, Group.TYPE);
    }

    /**
     * Users, groups and what the files declare.
     *
     * @throws IllegalArgumentException when a file is wrong; the message is one line that names it and says what is wrong
     */
    static List<ResourceType> in(Path folder) {
        DeclaredTypes types = new DeclaredTypes();
        types.read(folder);
        return types.build();
    }

    private void read(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException("SCHEMAS_DIR: there is no .json file in " + folder);
            }
            files.forEach(this::readFile);
        } catch (IOException e) {
            throw new IllegalArgumentException("SCHEMAS_DIR: " + folder + " is no folder that can be read", e);
        }
    }

    private void readFile(Path path) {
        String file = path.getFileName().toString();
        try (InputStream in = Files.newInputStream(path)) {
            read(new Document(file, ScimJson.read(in)));
        } catch (IOException e) {
            throw new IllegalArgumentException("SCHEMAS_DIR: " + file + ": cannot be read: " + e.getMessage(), e);
        } catch (ScimException e) {
            throw new IllegalArgumentException(
                    "SCHEMAS_DIR: " + file + ": " + e.error().detail(), e);
        }
    }

    private void read(Document document) {
        if (document.tree().has("Resources")) {
            for (ScimValue element : document.tree().elements("Resources")) {
                if (!(element instanceof ScimObject object)) {
                    throw document.wrong("'Resources' must hold objects");
                }
                read(new Document(document.file(), object));
            }
        } else if (document.tree().has("attributes")) {
            readSchema(document);
        } else if (document.tree().has("endpoint")) {
            typeDocuments.add(document);
        } else {
            throw document.wrong(
                    "is neither a Schema, which has 'attributes', nor a ResourceType, which has 'endpoint'");
        }
    }

    private void readSchema(Document document) {
        String id = document.text("id");
        if (declaredIn.containsKey(key(id))) {
            throw document.wrong("the schema " + id + " is declared twice");
        }
        try {
            schemas.put(key(id), SchemaDocument.read(document.tree()));
        } catch (IllegalArgumentException e) {
            throw document.wrong("the schema " + id + ": " + culprit(document.tree()) + e.getMessage());
        }
        declaredIn.put(key(id), document.file());
    }

    /** Names the attribute that is wrong by itself; empty where only all together are. */
    private static String culprit(ScimObject schema) {
        for (ScimValue attribute : schema.elements("attributes")) {
            ScimObject alone = schema.with("attributes", ScimList.of(attribute));
            try {
                SchemaDocument.read(alone);
            } catch (IllegalArgumentException wrong) {
                return attribute instanceof ScimObject object
                        ? object.findString("name")
                                .map(name -> "attribute '" + name + "': ")
                                .orElse("")
                        : "";
            }
        }
        return "";
    }

    private List<ResourceType> build() {
        Map<String, ResourceType> types = new LinkedHashMap<>();
        standard().forEach(type -> types.put(key(type.name()), standardWithOwnSchema(type)));
        Set<String> declared = new LinkedHashSet<>();
        for (Document document : typeDocuments) {
            ResourceType type = type(document);
            if (!declared.add(key(type.name()))) {
                throw document.wrong("the resource type " + type.name() + " is declared twice");
            }
            types.put(key(type.name()), type);
            requireFreeEndpoint(document, type, types);
        }
        requireUse(types);
        return List.copyOf(types.values());
    }

    /** A file may hold another version of the schema of users or groups. */
    private ResourceType standardWithOwnSchema(ResourceType type) {
        Schema own = schemas.getOrDefault(key(type.schema().id()), type.schema());
        List<ResourceType.Extension> extensions = type.extensions().stream()
                .map(extension -> new ResourceType.Extension(
                        schemas.getOrDefault(key(extension.schema().id()), extension.schema()), extension.required()))
                .toList();
        return ResourceType.of(type.name(), type.endpoint(), type.description(), own, extensions);
    }

    private ResourceType type(Document document) {
        List<ResourceType.Extension> extensions = new ArrayList<>();
        for (ScimValue element : document.tree().elements("schemaExtensions")) {
            if (!(element instanceof ScimObject extension)) {
                throw document.wrong("'schemaExtensions' must hold objects with 'schema' and 'required'");
            }
            String uri = new Document(document.file(), extension).text("schema");
            boolean required = extension.findBoolean("required").orElse(false);
            extensions.add(new ResourceType.Extension(schema(document, uri), required));
        }
        String name = document.text("name");
        String endpoint = document.text("endpoint");
        String description = document.tree().findString("description").orElse("");
        Schema schema = schema(document, document.text("schema"));
        try {
            return ResourceType.of(name, endpoint, description, schema, extensions);
        } catch (IllegalArgumentException e) {
            throw document.wrong(String.valueOf(e.getMessage()));
        }
    }

    private Schema schema(Document document, String uri) {
        Schema known = schemas.get(key(uri));
        if (known == null) {
            throw document.wrong("no file declares the schema " + uri);
        }
        return known;
    }

    private static void requireFreeEndpoint(Document document, ResourceType type, Map<String, ResourceType> types) {
        // /.search is a request on all types, and clients resolve /. and /.. themselves.
        if (type.endpoint().startsWith("/.")) {
            throw document.wrong("the endpoint " + type.endpoint() + " cannot be reached; it may not begin with a dot");
        }
        boolean taken = RESERVED.contains(key(type.endpoint()))
                || types.values().stream()
                        .anyMatch(other -> !key(other.name()).equals(key(type.name()))
                                && other.endpoint().equalsIgnoreCase(type.endpoint()));
        if (taken) {
            throw document.wrong("the endpoint " + type.endpoint() + " is taken");
        }
    }

    /** A schema that no resource type names would silently do nothing. */
    private void requireUse(Map<String, ResourceType> types) {
        Set<String> used = new LinkedHashSet<>();
        types.values().forEach(type -> type.schemas().forEach(schema -> used.add(key(schema.id()))));
        declaredIn.forEach((uri, file) -> {
            if (!used.contains(uri)) {
                throw new IllegalArgumentException(
                        "SCHEMAS_DIR: " + file + ": no resource type uses the schema " + schemas.get(uri)
                                + "; name it in a ResourceType document, as 'schema' or in 'schemaExtensions'");
            }
        });
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
