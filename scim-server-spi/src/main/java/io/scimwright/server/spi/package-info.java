/** What a SCIM service provider implements: providers, authenticators, audit listeners. */
@NullMarked
package io.scimwright.server.spi;

import org.jspecify.annotations.NullMarked;
