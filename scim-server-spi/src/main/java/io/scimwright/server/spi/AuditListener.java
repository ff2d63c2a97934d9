package io.scimwright.server.spi;

/** Receives a record of every write and every refused login, after the answer is decided. Thread-safe. */
@FunctionalInterface
public interface AuditListener {

    /** Takes one record; an exception is logged and does not change the answer. */
    void record(AuditRecord entry);
}
