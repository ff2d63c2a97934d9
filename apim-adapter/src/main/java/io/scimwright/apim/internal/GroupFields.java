package io.scimwright.apim.internal;

/** What a write sets of a group. */
public record GroupFields(String displayName, String description) {}
