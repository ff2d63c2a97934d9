/** Proofs of the token buckets. */
@NullMarked
package io.scimwright.apim.emulator.internal.throttle;

import org.jspecify.annotations.NullMarked;
