package io.scimwright.apim.emulator.internal.model;

/**
 * One way for a user to sign in.
 *
 * @param provider {@code Basic} for users made through the management API, {@code Azure} for the owner of the service
 * @param id the e-mail at creation: it does not follow later changes of the e-mail
 */
public record Identity(String provider, String id) {}
