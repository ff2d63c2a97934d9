package io.scimwright.apim.emulator;

import java.time.Instant;

/**
 * One request that the emulator served. Immutable.
 *
 * @param number counts from 1
 * @param time when it came in, by real time
 * @param method the HTTP method
 * @param path path and query as sent
 * @param status the HTTP status; 0 if the connection was dropped
 * @param ms milliseconds until the answer was ready
 * @param principal the client id, a made-up name for the bearer of a token that was issued elsewhere, or empty
 */
public record JournalEntry(
        long number, Instant time, String method, String path, int status, long ms, String principal) {}
