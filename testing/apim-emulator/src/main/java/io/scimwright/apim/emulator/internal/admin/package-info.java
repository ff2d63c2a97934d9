/** What {@code /_emulator/…} serves: journal, faults, settings, state, reset and the snapshot file. */
@NullMarked
package io.scimwright.apim.emulator.internal.admin;

import org.jspecify.annotations.NullMarked;
