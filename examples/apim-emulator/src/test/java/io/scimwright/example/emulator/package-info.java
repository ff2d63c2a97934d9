/** Proofs of the emulator as a program. */
@NullMarked
package io.scimwright.example.emulator;

import org.jspecify.annotations.NullMarked;
