package io.scimwright.core.patch;

import io.scimwright.core.patch.ReferencePatch.Step;
import io.scimwright.core.patch.ReferencePatch.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random users, groups and operations on them as plain values; the seed decides all. No two words differ in case only. */
final class RandomPatches {

    private static final List<String> WORDS =
            List.of("ann", "bo b", "c\"d", "e\\f", "zoë", "x.y", "[z]", "straße", "q(1)");
    private static final List<String> TYPES = List.of("work", "home", "other");
    private static final List<String> NAMES = List.of("givenName", "familyName", "middleName");
    private static final List<String> PLAIN = List.of("title", "nickName", "externalId", "userName");
    private static final List<String> EMAIL = List.of("value", "type", "display", "primary");

    private final Random random;

    RandomPatches(long seed) {
        this.random = new Random(seed);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    Map<String, Object> user() {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("userName", pick(WORDS));
        for (String name : List.of("title", "nickName", "externalId")) {
            if (chance(40)) {
                user.put(name, pick(WORDS));
            }
        }
        if (chance(60)) {
            user.put("active", chance(50));
        }
        if (chance(60)) {
            user.put("name", names());
        }
        List<Map<String, Object>> emails = emails(random.nextInt(5));
        if (!emails.isEmpty()) {
            user.put("emails", emails);
        }
        if (chance(50)) {
            user.put(ReferencePatch.ENTERPRISE, enterprise());
        }
        return user;
    }

    Map<String, Object> group() {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("displayName", pick(WORDS));
        List<Map<String, Object>> members = members(random.nextInt(8));
        if (!members.isEmpty()) {
            group.put("members", members);
        }
        return group;
    }

    private Map<String, Object> names() {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put(pick(NAMES), pick(WORDS));
        names.put(pick(NAMES), pick(WORDS));
        return names;
    }

    private Map<String, Object> enterprise() {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put(pick(List.of("department", "costCenter")), pick(WORDS));
        if (chance(40)) {
            part.put("manager", new LinkedHashMap<>(Map.of("value", pick(WORDS))));
        }
        return part;
    }

    /** Elements of which no two have the same value and type, with one primary at most. */
    private List<Map<String, Object>> emails(int count) {
        List<Map<String, Object>> emails = new ArrayList<>();
        boolean primary = false;
        for (int i = 0; i < count; i++) {
            Map<String, Object> email = email();
            if (primary && Boolean.TRUE.equals(email.get("primary"))) {
                email.put("primary", false);
            }
            primary |= Boolean.TRUE.equals(email.get("primary"));
            if (emails.stream().noneMatch(other -> Objects.equals(other.get("value"), email.get("value")))) {
                emails.add(email);
            }
        }
        return emails;
    }

    private Map<String, Object> email() {
        Map<String, Object> email = new LinkedHashMap<>();
        email.put("value", pick(WORDS));
        if (chance(70)) {
            email.put("type", pick(TYPES));
        }
        if (chance(30)) {
            email.put("display", pick(WORDS));
        }
        if (chance(30)) {
            email.put("primary", chance(60));
        }
        return email;
    }

    private List<Map<String, Object>> members(int count) {
        List<Map<String, Object>> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("value", "u" + random.nextInt(12));
            if (chance(20)) {
                member.put("type", "User");
            }
            if (members.stream().noneMatch(other -> Objects.equals(other.get("value"), member.get("value")))) {
                members.add(member);
            }
        }
        return members;
    }

    /** An operation on a user; one in ten has to be refused. */
    Step onUser() {
        String op = pick(List.of("add", "replace", "remove"));
        return switch (random.nextInt(10)) {
            case 0, 1 -> plain(op);
            case 2 -> new Step(op, false, "name", null, null, op.equals("remove") ? null : names());
            case 3 -> new Step(op, false, "name", null, pick(NAMES), valueFor(op, pick(WORDS)));
            case 4 ->
                chance(50)
                        ? new Step(op, true, "manager", null, "value", valueFor(op, pick(WORDS)))
                        : new Step(
                                op,
                                true,
                                "manager",
                                null,
                                null,
                                valueFor(op, new LinkedHashMap<>(Map.of("value", pick(WORDS)))));
            case 5 -> withoutPath(op.equals("remove") && chance(70) ? "add" : op);
            case 6, 7 ->
                new Step(
                        op,
                        false,
                        "emails",
                        null,
                        null,
                        op.equals("remove") && chance(50) ? null : emails(1 + random.nextInt(3)));
            default -> onEmails(op);
        };
    }

    private Step plain(String op) {
        return switch (random.nextInt(4)) {
            case 0 -> new Step(op, false, "active", null, null, op.equals("remove") ? null : chance(50));
            case 1 ->
                new Step(op, true, pick(List.of("department", "costCenter")), null, null, valueFor(op, pick(WORDS)));
            case 2 -> new Step(op, false, chance(90) ? "title" : "id", null, null, valueFor(op, pick(WORDS)));
            default -> new Step(op, false, pick(PLAIN), null, null, valueFor(op, pick(WORDS)));
        };
    }

    private @Nullable Object valueFor(String op, Object value) {
        return op.equals("remove") || (op.equals("replace") && chance(15)) ? null : value;
    }

    private Step withoutPath(String op) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("title", pick(WORDS));
        if (chance(50)) {
            value.put("name", names());
        }
        if (chance(50)) {
            value.put("emails", emails(2));
        }
        if (chance(50)) {
            value.put(ReferencePatch.ENTERPRISE, enterprise());
        }
        return new Step(op, false, null, null, null, value);
    }

    private Step onEmails(String op) {
        Test filter = filter(2);
        if (chance(40)) {
            return new Step(op, false, "emails", filter, null, op.equals("remove") ? null : email());
        }
        String sub = pick(EMAIL);
        Object value = sub.equals("primary") ? chance(60) : sub.equals("type") ? pick(TYPES) : pick(WORDS);
        return new Step(op, false, "emails", filter, sub, valueFor(op, value));
    }

    /** An operation on a group; what it does to members mostly names them by id. */
    Step onGroup() {
        String op = pick(List.of("add", "add", "remove", "remove", "remove", "replace"));
        if (chance(10)) {
            return new Step(
                    op, false, pick(List.of("displayName", "externalId")), null, null, valueFor(op, pick(WORDS)));
        }
        if (op.equals("remove") && chance(60)) {
            return new Step(op, false, "members", member(), null, null);
        }
        if (chance(5)) {
            return new Step("replace", false, "members", member(), "value", "u" + random.nextInt(12));
        }
        boolean all = op.equals("remove") && chance(10);
        return new Step(op, false, "members", null, null, all ? null : members(1 + random.nextInt(4)));
    }

    private Test member() {
        String id = "u" + random.nextInt(12);
        Test test = compare("value", id, "eq");
        return chance(85)
                ? test
                : new Test("not (" + test.text() + ")", test.holds().negate(), null);
    }

    private Test filter(int depth) {
        if (depth == 0 || chance(55)) {
            String sub = pick(List.of("type", "type", "value", "display"));
            return switch (random.nextInt(8)) {
                case 0 -> primary();
                case 1 -> new Test(sub + " pr", element -> element.containsKey(sub), null);
                default ->
                    compare(
                            sub,
                            sub.equals("type") ? pick(TYPES) : pick(WORDS),
                            pick(List.of("eq", "eq", "eq", "ne", "co", "sw")));
            };
        }
        Test left = filter(depth - 1);
        Test right = filter(depth - 1);
        return switch (random.nextInt(3)) {
            case 0 ->
                new Test(
                        "(" + left.text() + ") and (" + right.text() + ")",
                        left.holds().and(right.holds()),
                        both(left.described(), right.described()));
            case 1 ->
                new Test(
                        "(" + left.text() + ") or (" + right.text() + ")",
                        left.holds().or(right.holds()),
                        null);
            default -> new Test("not (" + left.text() + ")", left.holds().negate(), null);
        };
    }

    private static @Nullable Map<String, Object> both(
            @Nullable Map<String, Object> left, @Nullable Map<String, Object> right) {
        if (left == null || right == null) {
            return null;
        }
        Map<String, Object> all = new LinkedHashMap<>(left);
        for (Map.Entry<String, Object> term : right.entrySet()) {
            Object known = all.put(term.getKey(), term.getValue());
            if (known != null && !known.equals(term.getValue())) {
                return null;
            }
        }
        return all;
    }

    private Test primary() {
        boolean wanted = chance(50);
        return new Test(
                "primary eq " + wanted,
                element -> Boolean.TRUE.equals(element.get("primary")) == wanted,
                Map.of("primary", wanted));
    }

    private static Test compare(String sub, String operand, String operator) {
        String text = sub + " " + operator + " " + PlainJson.text(operand);
        return switch (operator) {
            case "eq" -> new Test(text, element -> operand.equals(element.get(sub)), Map.of(sub, operand));
            case "ne" -> new Test(text, element -> !operand.equals(element.get(sub)), null);
            case "co" -> new Test(text, element -> word(element, sub).contains(operand), null);
            default -> new Test(text, element -> word(element, sub).startsWith(operand), null);
        };
    }

    private static String word(Map<String, Object> element, String sub) {
        return Objects.toString(element.get(sub), "");
    }

    /** The operation as it is sent. */
    static Map<String, Object> wire(Step step) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("op", step.op());
        if (step.attribute() != null) {
            wire.put(
                    "path",
                    (step.inExtension() ? ReferencePatch.ENTERPRISE + ":" : "")
                            + step.attribute()
                            + (step.filter() == null ? "" : "[" + step.filter().text() + "]")
                            + (step.sub() == null ? "" : "." + step.sub()));
        }
        if (!step.op().equals("remove") || step.value() != null) {
            wire.put("value", step.value());
        }
        return wire;
    }
}
