package io.scimwright.sql;

/** How far a database compares texts as SCIM does where case does not matter. */
public enum FoldFidelity {

    /** Only letters of ASCII have their lower case. */
    ASCII,

    /** Letters with one lower case have it; those that are spelled out, such as the sharp s, stay what they are. */
    LETTERS,

    /** As {@link TextFold}. */
    EXACT
}
