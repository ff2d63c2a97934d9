package io.scimwright.benchmarks.http;

import java.util.Locale;

/**
 * What is asked, in the order in which it is. Without {@code groups} because only this library finds out which groups a user is in.
 * POST is the last: it leaves users behind.
 */
enum HttpRow {
    GET("GET by id"),
    GET_WITHOUT_GROUPS("GET by id without `groups`"),
    FILTER("filter by `userName`"),
    FILTER_WITHOUT_GROUPS("filter by `userName` without `groups`"),
    PATCH_USER("PATCH of a user"),
    PATCH_GROUP("PATCH of the group"),
    POST("POST");

    private final String title;

    HttpRow(String title) {
        this.title = title;
    }

    /** As the table calls it. */
    String title() {
        return title;
    }

    /** As {@code requests.lua} calls it. */
    String scriptName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
