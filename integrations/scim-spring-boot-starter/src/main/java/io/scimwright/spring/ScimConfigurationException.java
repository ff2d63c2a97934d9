package io.scimwright.spring;

/** A setting or a bean that keeps SCIM from being served; stops the start with what is wrong and what to do. */
public final class ScimConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * A failure.
     *
     * @param subject the property or the kind of bean, such as {@code scimwright.tokens}
     * @param problem what is wrong with it, in words that follow its name; never a secret
     * @param action what to do, in a sentence
     */
    public ScimConfigurationException(String subject, String problem, String action) {
        super(subject + " " + problem);
        this.action = action;
    }

    /** What to do, in a sentence. */
    public String action() {
        return action;
    }
}
