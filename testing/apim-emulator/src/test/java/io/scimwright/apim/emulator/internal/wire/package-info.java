/** Proofs of dates and ETags. */
@NullMarked
package io.scimwright.apim.emulator.internal.wire;

import org.jspecify.annotations.NullMarked;
