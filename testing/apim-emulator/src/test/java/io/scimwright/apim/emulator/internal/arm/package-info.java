/** Proofs of the front's parts. */
@NullMarked
package io.scimwright.apim.emulator.internal.arm;

import org.jspecify.annotations.NullMarked;
