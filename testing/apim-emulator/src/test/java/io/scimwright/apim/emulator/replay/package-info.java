/** Holds recorded traffic of the real service against the emulator. */
@NullMarked
package io.scimwright.apim.emulator.replay;

import org.jspecify.annotations.NullMarked;
