package io.scimwright.spring;

/**
 * A placeholder that Spring Boot leaves in a value when it knows nothing to put in its place, such as an environment variable that
 * nobody has set. As a token or a key it would be one that everybody can read in the settings.
 */
final class Placeholder {

    private static final String BEGIN = "${";

    private Placeholder() {}

    /**
     * Refuses it.
     *
     * @throws ScimConfigurationException when the value holds one; its message holds no part of the value
     */
    static void refuse(String property, String value) {
        if (value.contains(BEGIN)) {
            throw new ScimConfigurationException(
                    property,
                    "holds a placeholder that stands for nothing",
                    "Set the environment variable or the property that it names, or leave the setting out.");
        }
    }
}
