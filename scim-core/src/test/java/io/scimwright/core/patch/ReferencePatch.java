package io.scimwright.core.patch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * PATCH as RFC 7644 section 3.5.2 says it, on plain maps and lists, slow and to the letter; it shares no code with the engine. It
 * knows of the schemas what it needs: userName and a group's displayName are required, emails and members are multi-valued.
 */
final class ReferencePatch {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final Set<String> MULTI_VALUED = Set.of("emails", "members");
    private static final Set<String> READ_ONLY = Set.of("id", "groups", "meta");

    private final String required;
    private final boolean creates;

    /** {@code creates}: whether an eq filter that matches nothing describes an element to make (erratum 8097). */
    ReferencePatch(String required, boolean creates) {
        this.required = required;
        this.creates = creates;
    }

    /** The PATCH fails with that scimType. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String scimType) {
            super(scimType);
        }
    }

    /** The filter in the brackets of a path: its text, what it says of an element, and what it describes where it is all eq. */
    record Test(
            String text,
            Predicate<Map<String, Object>> holds,
            @Nullable Map<String, Object> described) {}

    /** One operation; without an attribute its value is an object of attributes, by extension or not. */
    record Step(
            String op,
            boolean inExtension,
            @Nullable String attribute,
            @Nullable Test filter,
            @Nullable String sub,
            @Nullable Object value) {}

    /** A member that does not say what it is, is a user (RFC 7643 section 4.2: the server says so). */
    static void sayTypes(Map<String, Object> resource) {
        maps(resource.get("members")).forEach(member -> member.putIfAbsent("type", "User"));
    }

    void apply(Map<String, Object> resource, Step step) {
        if (step.attribute() == null) {
            withoutPath(resource, step);
            return;
        }
        String name = step.attribute();
        if (READ_ONLY.contains(name)) {
            throw new Refused("mutability");
        }
        Map<String, Object> owner = step.inExtension() ? object(resource, ENTERPRISE) : resource;
        if (MULTI_VALUED.contains(name)) {
            multiValued(owner, step, name);
        } else {
            singleValued(owner, step, name);
        }
        owner.values().removeIf(ReferencePatch::isUnassigned);
        resource.values().removeIf(ReferencePatch::isUnassigned);
    }

    /** "Service providers SHOULD NOT return the same (type, value) combination more than once per attribute". */
    static void finish(Map<String, Object> resource) {
        for (String name : MULTI_VALUED) {
            List<Map<String, Object>> once = new ArrayList<>();
            for (Map<String, Object> element : maps(resource.get(name))) {
                Map<String, Object> first = once.stream()
                        .filter(same -> isSame(same, element, name))
                        .findFirst()
                        .orElse(element);
                if (Boolean.TRUE.equals(element.get("primary"))) {
                    first.put("primary", true);
                }
                element.forEach(first::putIfAbsent);
                if (!once.contains(first)) {
                    once.add(first);
                }
            }
            resource.computeIfPresent(name, (same, all) -> once);
        }
    }

    /** "If omitted, the target location is assumed to be the resource itself." */
    private void withoutPath(Map<String, Object> resource, Step step) {
        if (step.op().equals("remove")) {
            throw new Refused("noTarget");
        }
        for (Map.Entry<String, Object> member : map(step.value()).entrySet()) {
            boolean extension = member.getKey().equals(ENTERPRISE);
            apply(
                    resource,
                    new Step(
                            step.op(),
                            extension || step.inExtension(),
                            extension ? null : member.getKey(),
                            null,
                            null,
                            member.getValue()));
        }
    }

    private void singleValued(Map<String, Object> owner, Step step, String name) {
        if (step.op().equals("remove")) {
            if (name.equals(required)) {
                throw new Refused("mutability");
            }
            if (step.sub() == null) {
                owner.remove(name);
            } else {
                object(owner, name).remove(step.sub());
            }
            return;
        }
        if (step.value() == null && name.equals(required)) {
            throw new Refused("invalidValue");
        }
        if (step.sub() != null) {
            put(object(owner, name), step.sub(), step.value());
        } else if (step.value() instanceof Map) {
            // "Sub-attributes that are not specified in the "value" parameter are left unchanged."
            map(step.value()).forEach((sub, value) -> put(object(owner, name), sub, value));
        } else {
            put(owner, name, step.value());
        }
    }

    private void multiValued(Map<String, Object> owner, Step step, String name) {
        List<Map<String, Object>> elements = elements(owner, name);
        if (step.filter() == null) {
            whole(elements, step, name);
            return;
        }
        List<Map<String, Object>> matches = new ArrayList<>();
        for (Map<String, Object> element : elements) {
            if (step.filter().holds().test(element)) {
                matches.add(element);
            }
        }
        if (matches.isEmpty() && !step.op().equals("remove")) {
            withoutMatch(elements, step, name);
            return;
        }
        for (Map<String, Object> match : matches) {
            change(elements, match, step, name);
        }
        elements.removeIf(Map::isEmpty);
    }

    private void whole(List<Map<String, Object>> elements, Step step, String name) {
        if (step.op().equals("remove")) {
            List<Map<String, Object>> listed = step.value() == null ? List.copyOf(elements) : maps(step.value());
            elements.removeIf(element -> listed.stream().anyMatch(one -> says(element, one, name)));
            return;
        }
        List<Map<String, Object>> added = maps(step.value());
        if (added.stream()
                        .filter(one -> Boolean.TRUE.equals(one.get("primary")))
                        .count()
                > 1) {
            throw new Refused("invalidValue");
        }
        if (step.op().equals("replace")) {
            elements.clear();
        }
        add(elements, added, name);
    }

    /** "If the target location already contains the value specified, no changes SHOULD be made". */
    private static void add(List<Map<String, Object>> elements, List<Map<String, Object>> added, String name) {
        for (Map<String, Object> one : added) {
            if (Boolean.TRUE.equals(one.get("primary"))) {
                unmark(elements, null);
            }
        }
        for (Map<String, Object> one : added) {
            Map<String, Object> same = elements.stream()
                    .filter(element -> isSame(element, one, name))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                elements.add(copy(one));
            } else if (!name.equals("members")) {
                same.putAll(one);
            }
        }
    }

    private static boolean isSame(Map<String, Object> one, Map<String, Object> other, String name) {
        if (!one.containsKey("value") || !other.containsKey("value")) {
            return one.equals(other);
        }
        return one.get("value").equals(other.get("value"))
                && (name.equals("members") || Objects.equals(one.get("type"), other.get("type")));
    }

    /** Whether an element has all that a part of one says; without primary it is not the primary one. */
    private static boolean says(Map<String, Object> element, Map<String, Object> part, String name) {
        if (name.equals("members")) {
            return Objects.equals(element.get("value"), part.get("value"));
        }
        Map<String, Object> whole = copy(element);
        whole.putIfAbsent("primary", false);
        return whole.entrySet().containsAll(part.entrySet());
    }

    private void withoutMatch(List<Map<String, Object>> elements, Step step, String name) {
        Map<String, Object> described =
                creates ? Objects.requireNonNull(step.filter()).described() : null;
        if (described == null) {
            throw new Refused("noTarget");
        }
        if (step.value() == null) {
            return;
        }
        Map<String, Object> made = copy(described);
        if (step.sub() != null) {
            made.put(step.sub(), step.value());
        } else {
            made.putAll(map(step.value()));
        }
        add(elements, List.of(made), name);
    }

    private static void change(List<Map<String, Object>> elements, Map<String, Object> match, Step step, String name) {
        boolean wasPrimary = Boolean.TRUE.equals(match.get("primary"));
        Map<String, Object> changed = copy(match);
        if (step.sub() != null) {
            put(changed, step.sub(), step.op().equals("remove") ? null : step.value());
        } else if (!step.op().equals("add")) {
            changed.clear();
        }
        if (step.sub() == null && step.value() != null) {
            changed.putAll(map(step.value()));
        }
        boolean removed = step.sub() == null && step.op().equals("remove");
        if (name.equals("members") && !removed) {
            for (Map.Entry<String, Object> sub : match.entrySet()) {
                // "a client MUST NOT modify an attribute that has mutability readOnly or immutable"
                if (!Objects.equals(sub.getValue(), changed.get(sub.getKey()))) {
                    throw new Refused("mutability");
                }
            }
        }
        match.clear();
        match.putAll(changed);
        if (Boolean.TRUE.equals(match.get("primary")) && !wasPrimary) {
            unmark(elements, match);
        }
    }

    /** "a PATCH operation that sets a value's "primary" to "true" SHALL set "primary" to "false" for any other values" */
    @SuppressWarnings("ReferenceEquality")
    private static void unmark(List<Map<String, Object>> elements, @Nullable Map<String, Object> but) {
        for (Map<String, Object> element : elements) {
            if (element != but) {
                element.computeIfPresent("primary", (name, value) -> false);
            }
        }
    }

    // ---- plain values

    private static void put(Map<String, Object> owner, String name, @Nullable Object value) {
        if (value == null) {
            owner.remove(name);
        } else {
            owner.put(name, value);
        }
    }

    private static boolean isUnassigned(Object value) {
        return (value instanceof Map<?, ?> map && map.isEmpty()) || (value instanceof List<?> list && list.isEmpty());
    }

    static Map<String, Object> copy(Map<String, Object> of) {
        Map<String, Object> copy = new LinkedHashMap<>();
        of.forEach((name, value) -> copy.put(
                name,
                value instanceof Map
                        ? copy(map(value))
                        : value instanceof List
                                ? new ArrayList<>(maps(value).stream()
                                        .map(ReferencePatch::copy)
                                        .toList())
                                : value));
        return copy;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    /** The elements of a value: of a list, or the one. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(@Nullable Object value) {
        return value == null
                ? List.of()
                : value instanceof List ? (List<Map<String, Object>>) value : List.of(map(value));
    }

    private static Map<String, Object> object(Map<String, Object> owner, String name) {
        return map(owner.computeIfAbsent(name, none -> new LinkedHashMap<String, Object>()));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> elements(Map<String, Object> owner, String name) {
        return (List<Map<String, Object>>) owner.computeIfAbsent(name, none -> new ArrayList<Map<String, Object>>());
    }
}
