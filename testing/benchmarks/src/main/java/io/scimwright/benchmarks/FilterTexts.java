package io.scimwright.benchmarks;

import io.scimwright.filter.AttributePath;
import io.scimwright.filter.Filter;
import io.scimwright.filter.Literal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A text to parse, the tree that we make of it, and the values that everybody's tree must hold, in their order. */
record FilterTexts(String text, Filter tree, List<String> values) {

    static FilterTexts named(String name) {
        String[] parts = name.split(" ");
        return switch (parts[0]) {
            case "simple" -> simple();
            case "complex" -> complex();
            case "or" -> or(Integer.parseInt(parts[1]));
            case "nested" -> nested(Integer.parseInt(parts[1]));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static FilterTexts simple() {
        return new FilterTexts(
                "userName eq \"bjensen@example.com\"", userName("bjensen@example.com"), List.of("bjensen@example.com"));
    }

    private static FilterTexts complex() {
        Filter work = AttributePath.of("type")
                .eq("work")
                .and(AttributePath.of("value").contains("@example.org"));
        AttributePath emails = AttributePath.of("emails");
        return new FilterTexts(
                "userType eq \"Employee\" and (emails co \"example.com\""
                        + " or emails[type eq \"work\" and value co \"@example.org\"])"
                        + " and not (meta.lastModified lt \"2011-05-13T04:42:34Z\")",
                AttributePath.of("userType")
                        .eq("Employee")
                        .and(emails.contains("example.com").or(emails.where(work)))
                        .and(AttributePath.of("meta", "lastModified")
                                .lt(Literal.of("2011-05-13T04:42:34Z"))
                                .not()),
                List.of("Employee", "example.com", "work", "@example.org", "2011-05-13T04:42:34Z"));
    }

    private static FilterTexts or(int terms) {
        List<String> texts = new ArrayList<>();
        List<Filter> filters = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < terms; i++) {
            values.add("user" + i);
            texts.add("userName eq \"user" + i + "\"");
            filters.add(userName("user" + i));
        }
        return new FilterTexts(String.join(" or ", texts), new io.scimwright.filter.Or(filters), values);
    }

    private static FilterTexts nested(int parentheses) {
        return new FilterTexts(
                "(".repeat(parentheses) + "userName eq \"bjensen\"" + ")".repeat(parentheses),
                userName("bjensen"),
                Collections.singletonList("bjensen"));
    }

    private static Filter userName(String value) {
        return AttributePath.of("userName").eq(value);
    }

    /** Refuses to measure a library that read something else. */
    void check(Filter parsed) {
        if (!parsed.equals(tree)) {
            throw new IllegalStateException("Wrong tree: " + parsed);
        }
    }

    /** Refuses to measure a library whose tree, printed, lacks a value. */
    void check(String printed) {
        int at = 0;
        for (String value : values) {
            at = printed.indexOf('"' + value + '"', at);
            if (at < 0) {
                throw new IllegalStateException("No \"" + value + "\" in " + printed);
            }
        }
    }
}
