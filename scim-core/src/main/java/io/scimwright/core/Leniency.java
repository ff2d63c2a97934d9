package io.scimwright.core;

/** One named way in which a server is more tolerant, or more helpful, than the letter of the RFC. */
public enum Leniency {
    /** The strings "True" and "False", in any case, are taken for booleans where the schema wants a boolean. */
    COERCE_BOOLEANS(true),
    /** A scalar for a complex attribute means its {@code value}; lists of one and single values stand for each other. */
    SCALAR_TO_COMPLEX_VALUE(true),
    /** Adding to or replacing through a value path that matches nothing creates the element that its {@code eq} terms describe. */
    CREATE_ON_UNMATCHED_VALUE_PATH(true),
    /** The keys of a path-less PATCH value are read as paths. */
    PATH_KEYS_IN_VALUE(true),
    /** Schema URIs that the resource type does not have are ignored in {@code schemas}. */
    IGNORE_UNKNOWN_SCHEMAS(true),
    /** Attributes that nobody defines are ignored in bodies and in path-less PATCH values. */
    IGNORE_UNKNOWN_ATTRIBUTES(true),
    /** An unqualified name that the core schema lacks means the one extension attribute of that name. */
    IMPLICIT_EXTENSION(true),
    /** The empty string makes an optional attribute unassigned. */
    EMPTY_STRING_CLEARS(true),
    /** A word without quotes in a filter is a string. */
    BARE_WORD_FILTER_VALUES(false),
    /** Two groups may not have the same displayName. */
    GROUP_DISPLAY_NAME_UNIQUE(true),
    /** Member ids that nobody has are skipped instead of refused. */
    SKIP_UNKNOWN_MEMBERS(true),
    /** PATCH on a group answers 204 unless attributes are asked for. */
    GROUP_PATCH_NO_CONTENT(true),
    /** A filter reads an attribute that is defined but not kept as unassigned. */
    UNKEPT_READS_AS_UNASSIGNED(true),
    /** A dot after a schema URI is taken for the colon that belongs there. */
    LEGACY_DOT_URN(false),
    /** {@code /ServiceProviderConfigs} answers like {@code /ServiceProviderConfig}. */
    PLURAL_SERVICE_PROVIDER_CONFIG(false);

    private final boolean tolerant;

    Leniency(boolean tolerant) {
        this.tolerant = tolerant;
    }

    boolean isTolerant() {
        return tolerant;
    }
}
