/** Which injected fault, if any, strikes a call. */
@NullMarked
package io.scimwright.apim.emulator.internal.fault;

import org.jspecify.annotations.NullMarked;
