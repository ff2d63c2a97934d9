package io.scimwright.filter.internal;

import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/** Ends the parse at the first fault, in words of SCIM. */
final class FirstFault implements ANTLRErrorStrategy {

    @Override
    public void reset(Parser parser) {}

    @Override
    public Token recoverInline(Parser parser) {
        throw Diagnosis.unexpectedToken((FilterActions) parser);
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        throw Diagnosis.unexpectedToken((FilterActions) parser);
    }

    @Override
    public void sync(Parser parser) {}

    @Override
    public boolean inErrorRecoveryMode(Parser parser) {
        return false;
    }

    @Override
    public void reportMatch(Parser parser) {}

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        throw Diagnosis.unexpectedToken((FilterActions) parser);
    }
}
