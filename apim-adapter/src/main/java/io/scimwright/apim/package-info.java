/**
 * The server SPI over users, groups and memberships of Azure API Management; {@link io.scimwright.apim.ApimService} is where to
 * start. Knows the SPI and not the engine.
 */
@NullMarked
package io.scimwright.apim;

import org.jspecify.annotations.NullMarked;
