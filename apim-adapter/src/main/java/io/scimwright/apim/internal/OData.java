package io.scimwright.apim.internal;

import java.util.ArrayList;
import java.util.List;

/** The terms of OData filters that APIM understands. Values are quoted here and nowhere else. */
final class OData {

    private OData() {}

    static String eq(String field, String value) {
        return field + " eq " + quoted(value);
    }

    static String ne(String field, String value) {
        return field + " ne " + quoted(value);
    }

    static String contains(String field, String part) {
        return "contains(" + field + "," + quoted(part) + ")";
    }

    /** All terms together; empty terms are left out. */
    static String and(List<String> terms) {
        List<String> given = new ArrayList<>(terms);
        given.removeIf(String::isEmpty);
        return String.join(" and ", given);
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
