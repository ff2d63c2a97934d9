/** The token endpoint for client credentials and the access tokens that it issues. */
@NullMarked
package io.scimwright.apim.emulator.internal.token;

import org.jspecify.annotations.NullMarked;
