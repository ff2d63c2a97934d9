package io.scimwright.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells in two sentences instead of a stack trace what keeps SCIM from being served. */
final class ScimConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ScimConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, ScimConfigurationException cause) {
        return new FailureAnalysis("SCIM cannot be served: " + cause.getMessage(), cause.action(), cause);
    }
}
