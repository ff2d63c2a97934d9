package io.scimwright.testkit.idp;

/**
 * A script with its name.
 *
 * @param name number, who sends it and what, for people who read test reports
 */
record Step(String name, Script script) {

    /** Throws {@link AssertionError} at the first wrong answer. */
    @FunctionalInterface
    interface Script {
        void run(Play play) throws Exception;
    }
}
