package io.scimwright.server;

import io.scimwright.server.spi.AuditListener;
import io.scimwright.server.spi.AuditRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line of JSON for each audit record to a logger, at level info: where it goes is the logging system's. Thread-safe. */
public final class AuditLog implements AuditListener {

    private final Logger logger;

    private AuditLog(Logger logger) {
        this.logger = logger;
    }

    /** The logger of that name, such as {@code scim.audit}. */
    public static AuditLog named(String logger) {
        return new AuditLog(LoggerFactory.getLogger(logger));
    }

    @Override
    public void record(AuditRecord entry) {
        logger.info("{}", AuditJson.line(entry));
    }
}
