/** The token buckets of Azure Resource Manager. */
@NullMarked
package io.scimwright.apim.emulator.internal.throttle;

import org.jspecify.annotations.NullMarked;
