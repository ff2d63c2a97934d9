/** The clock of the emulated service. */
@NullMarked
package io.scimwright.apim.emulator.internal.time;

import org.jspecify.annotations.NullMarked;
