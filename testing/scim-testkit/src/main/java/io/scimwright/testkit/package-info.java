/**
 * Proofs for people who build on Scimwright: {@code idp} plays identity providers over HTTP against any SCIM server. Knows the
 * SPI and its model, and no engine.
 */
@NullMarked
package io.scimwright.testkit;

import org.jspecify.annotations.NullMarked;
