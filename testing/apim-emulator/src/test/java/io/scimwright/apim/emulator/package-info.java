/** Proofs of the emulator: the unmodified Azure SDK, recorded traffic, and one class per rule. */
@NullMarked
package io.scimwright.apim.emulator;

import org.jspecify.annotations.NullMarked;
