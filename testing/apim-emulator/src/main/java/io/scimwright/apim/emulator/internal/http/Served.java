package io.scimwright.apim.emulator.internal.http;

/**
 * A response and who asked for it.
 *
 * @param principal the client id, a made-up name, or empty if nobody was recognised
 */
public record Served(Response response, String principal) {}
