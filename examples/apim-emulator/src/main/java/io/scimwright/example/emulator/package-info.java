/** The APIM emulator as a program of its own. */
@NullMarked
package io.scimwright.example.emulator;

import org.jspecify.annotations.NullMarked;
