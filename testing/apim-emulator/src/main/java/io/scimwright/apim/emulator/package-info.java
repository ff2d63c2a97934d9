/** A local management plane of Azure API Management, faithful to recorded traffic. */
@NullMarked
package io.scimwright.apim.emulator;

import org.jspecify.annotations.NullMarked;
