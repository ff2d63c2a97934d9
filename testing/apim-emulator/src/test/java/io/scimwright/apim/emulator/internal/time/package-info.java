/** Proofs of the clock. */
@NullMarked
package io.scimwright.apim.emulator.internal.time;

import org.jspecify.annotations.NullMarked;
