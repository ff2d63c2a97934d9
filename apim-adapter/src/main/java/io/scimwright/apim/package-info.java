/** The server SPI over users, groups and memberships of Azure API Management. */
@NullMarked
package io.scimwright.apim;

import org.jspecify.annotations.NullMarked;
