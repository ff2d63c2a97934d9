package io.scimwright.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random employees and filters on them; the seed decides all. */
final class RandomQueries {

    /** Each letter has one lower case. */
    static final List<String> PLAIN = List.of(
            "work",
            "Work",
            "home",
            "a",
            "A",
            "ada",
            "ADA",
            "Ada@Example.com",
            "ada@example.com",
            "x%",
            "x_y",
            "xzy",
            "100%!",
            "!%",
            "back\\slash",
            "it's",
            "\"quoted\"",
            "Müller",
            "MÜLLER",
            "müller",
            "Жук",
            "жук",
            "😀 smile",
            "\uFF5E wide",
            "zebra",
            "true",
            " ",
            "ı",
            "';drop table employee;--",
            "");

    /** Letters that lower case alone does not compare as SCIM does. */
    static final List<String> SPELLED_OUT = List.of(
            "straße",
            "STRASSE",
            "Straße",
            "ﬁne",
            "FINE",
            "ΟΔΟΣ",
            "οδος",
            "οδοσ",
            "e\u0301",
            "É",
            "é",
            "İstanbul",
            "istanbul",
            "\u212A",
            "k",
            "ſ",
            "S",
            "\u1E9E",
            "Mu\u0308ller",
            "ŉ",
            "A\u030ax",
            "Åx");

    private static final List<String> MOMENTS = List.of(
            "2024-02-29T12:00:00Z",
            "2024-02-29T13:00:00+01:00",
            "2024-02-29T12:00:00.000001Z",
            "2024-02-29T12:00:00.0000005Z",
            "1999-12-31T23:59:59.999999Z",
            "0001-01-01T00:00:00Z",
            "123456-01-01T00:00:00Z");

    private static final List<String> NUMBERS =
            List.of("0", "1", "-1", "7", "7.5", "7.500", "1e2", "99999999999", "-0.25");
    private static final List<String> TEXT_OPERATORS = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
    private static final List<String> ORDER_OPERATORS = List.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final String OWN = "urn:example:scim:2.0:Employee:";

    private static final List<String> TEXTS = List.of(
            "userName",
            "externalId",
            "name.givenName",
            "name.familyName",
            "displayName",
            "title",
            "id",
            OWN + "badge",
            "emails",
            "emails.value",
            "emails.type",
            "phoneNumbers",
            "phoneNumbers.value",
            "phoneNumbers.type",
            "nickName",
            "meta.version");

    private static final List<String> PRESENT = List.of(
            "userName",
            "name",
            "name.givenName",
            "emails",
            "emails.type",
            "emails.primary",
            "phoneNumbers",
            "active",
            "title",
            "meta.created",
            OWN + "level",
            "groups",
            "nickName",
            "externalId",
            "phoneNumbers.value");

    static final List<String> SORTS = List.of(
            "userName",
            "externalId",
            "name.familyName",
            "displayName",
            "active",
            "emails.value",
            "emails.type",
            "id",
            OWN + "level",
            OWN + "rate",
            OWN + "hired",
            OWN + "badge",
            "phoneNumbers.value",
            "title",
            "meta.created");

    private final Random random;
    private final List<String> words;

    RandomQueries(Random random, boolean spelledOut) {
        this.random = random;
        this.words = new ArrayList<>(PLAIN);
        if (spelledOut) {
            words.addAll(SPELLED_OUT);
        }
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    String word() {
        String word = pick(words);
        return random.nextInt(4) == 0 ? word + pick(words) : word;
    }

    /** A text to ask for, which may be one that nobody has. */
    private String asked() {
        return random.nextInt(6) == 0 ? pick(SPELLED_OUT) : word();
    }

    /** A text as it stands in JSON and in filters. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || Character.isSurrogate(c)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return json.append('"').toString();
    }

    /** An employee as a client sends it. */
    String employee(int number) {
        StringBuilder json = new StringBuilder(
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\",\"urn:example:scim:2.0:Employee\"],\"userName\":"
                        + quoted(word() + " " + number));
        maybe(json, "externalId");
        maybe(json, "displayName");
        maybe(json, "title");
        if (random.nextBoolean()) {
            json.append(",\"name\":{\"givenName\":")
                    .append(quoted(word()))
                    .append(random.nextBoolean() ? ",\"familyName\":" + quoted(word()) : "")
                    .append("}");
        }
        if (random.nextInt(3) > 0) {
            json.append(",\"active\":").append(random.nextBoolean());
        }
        elements(json, "emails", List.of("work", "home", "Work", "other"), 3);
        phones(json);
        json.append(",\"urn:example:scim:2.0:Employee\":{\"badge\":").append(quoted(word()));
        if (random.nextBoolean()) {
            json.append(",\"level\":").append(random.nextInt(20) - 5);
        }
        if (random.nextBoolean()) {
            json.append(",\"rate\":").append(pick(List.of("7", "7.5", "-0.25", "100", "0")));
        }
        if (random.nextBoolean()) {
            json.append(",\"hired\":").append(quoted(pick(MOMENTS.subList(0, 3))));
        }
        return json.append("}}").toString();
    }

    private void maybe(StringBuilder json, String name) {
        if (random.nextBoolean()) {
            json.append(",\"").append(name).append("\":").append(quoted(word()));
        }
    }

    private void elements(StringBuilder json, String name, List<String> types, int most) {
        int count = random.nextInt(most + 1);
        List<String> elements = new ArrayList<>();
        int primary = random.nextInt(2 * most);
        for (int i = 0; i < count; i++) {
            elements.add("{\"value\":" + quoted(word() + i)
                    + (random.nextBoolean() ? ",\"type\":" + quoted(pick(types)) : "")
                    + (i == primary ? ",\"primary\":true" : random.nextInt(3) == 0 ? ",\"primary\":false" : "") + "}");
        }
        if (!elements.isEmpty()) {
            json.append(",\"")
                    .append(name)
                    .append("\":[")
                    .append(String.join(",", elements))
                    .append("]");
        }
    }

    private void phones(StringBuilder json) {
        List<String> elements = new ArrayList<>();
        for (String type : List.of("work", "home")) {
            if (random.nextBoolean()) {
                elements.add("{\"value\":" + quoted(word() + 1) + ",\"type\":\"" + type + "\"}");
            }
        }
        if (!elements.isEmpty()) {
            json.append(",\"phoneNumbers\":[")
                    .append(String.join(",", elements))
                    .append("]");
        }
    }

    String filter(int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 6);
        return switch (kind) {
            case 6 -> "not (" + filter(depth - 1) + ")";
            case 7 -> filter(depth - 1) + " and " + filter(depth - 1);
            case 8 -> "(" + filter(depth - 1) + " or " + filter(depth - 1) + ")";
            case 9 -> pick(List.of("emails", "phoneNumbers")) + "[" + inner(2) + "]";
            case 5 -> pick(PRESENT) + " pr";
            case 4 -> "active " + pick(List.of("eq", "ne")) + " " + random.nextBoolean();
            case 3 -> number();
            case 2 -> OWN + "hired " + pick(ORDER_OPERATORS) + " " + quoted(pick(MOMENTS));
            default -> text();
        };
    }

    private String number() {
        return OWN + pick(List.of("level", "rate")) + " " + pick(ORDER_OPERATORS) + " " + pick(NUMBERS);
    }

    private String text() {
        String path = pick(TEXTS);
        String value = path.equals("id") ? Integer.toString(1000 + random.nextInt(70)) : asked();
        return path + " " + pick(TEXT_OPERATORS) + " " + quoted(value);
    }

    private String inner(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> "type " + pick(TEXT_OPERATORS) + " " + quoted(pick(List.of("work", "WORK", "home", "o")));
            case 1 -> pick(List.of("value pr", "type pr", "primary pr", "display pr"));
            case 2 -> "primary " + pick(List.of("eq", "ne")) + " " + random.nextBoolean();
            case 4 -> "not (" + inner(depth - 1) + ")";
            case 5 -> inner(depth - 1) + " and " + inner(depth - 1);
            case 6 -> "(" + inner(depth - 1) + " or " + inner(depth - 1) + ")";
            default -> "value " + pick(TEXT_OPERATORS) + " " + quoted(asked());
        };
    }
}
