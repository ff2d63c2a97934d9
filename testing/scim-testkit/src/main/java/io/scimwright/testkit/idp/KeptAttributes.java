package io.scimwright.testkit.idp;

import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.Set;
import java.util.TreeSet;

/** Which attributes of a resource type a server says it keeps, as its {@code /Schemas} lists them: only those can come back. Immutable. */
final class KeptAttributes {

    private final Set<String> names;

    private KeptAttributes(Set<String> names) {
        this.names = names;
    }

    static KeptAttributes of(ScimClient client) {
        return of(client, "User");
    }

    static KeptAttributes of(ScimClient client, String resourceType) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ScimObject type =
                client.get("/ResourceTypes/" + resourceType).hasStatus(200).body();
        collect("", schema(client, type.findString("schema").orElse("")), "attributes", names);
        for (ScimValue extension : type.elements("schemaExtensions")) {
            String uri = ((ScimObject) extension).findString("schema").orElse("");
            collect(uri + ":", schema(client, uri), "attributes", names);
        }
        return new KeptAttributes(names);
    }

    private static ScimObject schema(ScimClient client, String uri) {
        return client.get("/Schemas/" + uri).hasStatus(200).body();
    }

    private static void collect(String prefix, ScimObject from, String member, Set<String> names) {
        for (ScimValue value : from.elements(member)) {
            if (value instanceof ScimObject attribute) {
                String name = prefix + attribute.findString("name").orElse("");
                names.add(name);
                collect(name + ".", attribute, "subAttributes", names);
            }
        }
    }

    boolean has(String path) {
        return names.contains(path);
    }

    /** All of them, sub-attributes included. */
    Set<String> all() {
        return names;
    }
}
