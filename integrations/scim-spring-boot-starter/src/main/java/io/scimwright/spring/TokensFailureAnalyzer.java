package io.scimwright.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Before Spring Boot's own, which would show the value: a token that was given without a name. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TokensFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, BindException cause) {
        if (!cause.getName().toString().startsWith("scimwright.tokens")) {
            return null;
        }
        return new FailureAnalysis(
                "SCIM cannot be served: scimwright.tokens holds tokens by name, and was given one without",
                "Give it as scimwright.tokens.<name>; the name stands in the audit trail.",
                cause);
    }
}
