/** The Azure Resource Manager front: authentication, api-version, authorization, throttling, routing and errors. */
@NullMarked
package io.scimwright.apim.emulator.internal.arm;

import org.jspecify.annotations.NullMarked;
