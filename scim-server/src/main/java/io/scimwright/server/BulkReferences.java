package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.AttributeTarget;
import io.scimwright.filter.ElementTarget;
import io.scimwright.filter.PatchPath;
import io.scimwright.filter.PathSyntaxException;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The references {@code bulkId:…} in one operation of a bulk request (RFC 7644 section 3.7.2). A text is one only where an id or
 * a URI of a resource can stand: in attributes of type reference, in {@code value} and {@code $ref} of complex attributes that
 * have a {@code $ref} to resources, in PATCH paths to these, and in the path of the operation. Elsewhere it is what it says.
 */
final class BulkReferences {

    private static final String PREFIX = "bulkId:";

    /** Reference types that are no resource of a server (RFC 7643 section 7). */
    private static final Set<String> FOREIGN = Set.of("external", "uri");

    /** In a path or a URI a reference stands inside a text: after a slash, or as a literal of a filter. */
    private static final Pattern INSIDE = Pattern.compile("(?<=[/\"])bulkId:([^/\"\\s\\]]+)");

    private final ResourceType type;
    private final Dialect dialect;

    /** The id of a bulkId; the reference itself where it has none yet. */
    private final UnaryOperator<String> ids;

    /** Whether values are left out that refer to what has no id yet. */
    private final boolean prunes;

    private BulkReferences(ResourceProvider provider, Dialect dialect, UnaryOperator<String> ids, boolean prunes) {
        this.type = provider.resourceType();
        this.dialect = dialect;
        this.ids = ids;
        this.prunes = prunes;
    }

    /** The bulkIds that an operation refers to, in its data and its path; none where it is malformed. */
    static Set<String> in(BulkOperation operation, Dialect dialect) {
        Set<String> found = new LinkedHashSet<>();
        ResourceProvider provider = operation.provider();
        if (provider != null) {
            UnaryOperator<String> collect = bulkId -> {
                found.add(bulkId);
                return PREFIX + bulkId;
            };
            new BulkReferences(provider, dialect, collect, false).data(operation);
            whole(operation.id()).ifPresent(found::add);
        }
        return found;
    }

    /** The data with ids in the place of references. */
    static ScimObject resolved(BulkOperation operation, Dialect dialect, Map<String, String> ids) {
        return with(operation, dialect, ids, false);
    }

    /** The data without the values that refer to what is not there yet, ids in the place of the other references. */
    static ScimObject withoutUnresolved(BulkOperation operation, Dialect dialect, Map<String, String> ids) {
        return with(operation, dialect, ids, true);
    }

    private static ScimObject with(BulkOperation operation, Dialect dialect, Map<String, String> ids, boolean prunes) {
        ResourceProvider provider = operation.provider();
        UnaryOperator<String> known = bulkId -> ids.getOrDefault(bulkId, PREFIX + bulkId);
        return provider == null
                ? operation.data()
                : new BulkReferences(provider, dialect, known, prunes).data(operation);
    }

    private static Optional<String> whole(String text) {
        return text.startsWith(PREFIX) ? Optional.of(text.substring(PREFIX.length())) : Optional.empty();
    }

    private ScimObject data(BulkOperation operation) {
        ScimObject data = operation.data();
        return operation.method().equals("PATCH")
                ? data.withOrWithout("Operations", operations(data.value("Operations")))
                : attributes("", data);
    }

    private ScimValue operations(ScimValue value) {
        if (!(value instanceof ScimList list)) {
            return value;
        }
        List<ScimValue> all = new ArrayList<>(list.size());
        list.forEach(one -> all.add(one instanceof ScimObject operation ? operation(operation) : one));
        return ScimList.of(all);
    }

    private ScimObject operation(ScimObject operation) {
        String path = operation.findString("path").orElse("");
        ScimValue value = operation.value("value");
        if (path.isBlank()) {
            return value instanceof ScimObject object ? operation.with("value", attributes("", object)) : operation;
        }
        ScimObject changed = refers(path) ? operation.with("path", ScimString.of(inside(path))) : operation;
        return value.isAssigned() ? changed.with("value", attribute(path, value)) : changed;
    }

    /** Attributes by their names or, in a PATCH without path, by paths; those of a schema stand below its URI. */
    private ScimObject attributes(String prefix, ScimObject object) {
        ScimObject.Builder all = ScimObject.builder();
        object.forEach((name, value) -> all.put(name, attribute(prefix + name, value)));
        return all.build();
    }

    private ScimValue attribute(String path, ScimValue value) {
        if (value instanceof ScimObject part && type.definedSchema(path).isPresent()) {
            return attributes(path + ":", part);
        }
        return refers(path) ? reference(value, path.toLowerCase(Locale.ROOT).endsWith(".$ref")) : value;
    }

    /** Whether the value at a path is an id or URI of resources, or has it for its value. */
    private boolean refers(String path) {
        try {
            PatchPath parsed = PatchPath.parse(path);
            if (parsed instanceof ElementTarget target) {
                return refers(target.attribute(), target.subAttribute().orElse(""));
            }
            return parsed instanceof AttributeTarget target
                    && refers(target.path(), target.path().subAttribute().orElse(""));
        } catch (PathSyntaxException noPath) {
            return false;
        }
    }

    private boolean refers(AttributePath path, String sub) {
        AttributeDefinition attribute =
                type.resolve(path, dialect).map(ResolvedPath::attribute).orElse(null);
        if (attribute == null || !(sub.isEmpty() || isReferring(sub))) {
            return false;
        }
        List<String> types = attribute.subAttribute("$ref").orElse(attribute).referenceTypes();
        return !types.isEmpty() && types.stream().noneMatch(FOREIGN::contains);
    }

    private static boolean isReferring(String sub) {
        return sub.equalsIgnoreCase("value") || sub.equalsIgnoreCase("$ref");
    }

    private ScimValue reference(ScimValue value, boolean isUri) {
        if (value instanceof ScimString text) {
            String resolved = text(text.value(), isUri);
            return prunes && isUnresolved(resolved) ? ScimList.empty() : ScimString.of(resolved);
        }
        if (value instanceof ScimList list) {
            List<ScimValue> all = new ArrayList<>(list.size());
            list.forEach(element -> {
                ScimValue resolved = reference(element, isUri);
                if (!prunes || resolved.isAssigned()) {
                    all.add(resolved);
                }
            });
            return ScimList.of(all);
        }
        return value instanceof ScimObject object ? complex(object) : value;
    }

    /** A complex value means nothing without its reference. */
    private ScimValue complex(ScimObject object) {
        ScimObject resolved = object;
        for (String name : object.names()) {
            if (isReferring(name) && object.value(name) instanceof ScimString text) {
                String part = text(text.value(), name.equalsIgnoreCase("$ref"));
                if (prunes && isUnresolved(part)) {
                    return ScimList.empty();
                }
                resolved = resolved.with(name, ScimString.of(part));
            }
        }
        return resolved;
    }

    private String text(String text, boolean isUri) {
        return whole(text).map(ids).orElseGet(() -> isUri ? inside(text) : text);
    }

    private String inside(String text) {
        return INSIDE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(ids.apply(found.group(1))));
    }

    private static boolean isUnresolved(String text) {
        return whole(text).isPresent() || INSIDE.matcher(text).find();
    }
}
