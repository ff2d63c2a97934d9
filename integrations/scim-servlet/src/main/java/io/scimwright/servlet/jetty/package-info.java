/** What an embedded Jetty needs so that SCIM clients get along with it. Uses Jetty's own classes, which whoever embeds it has. */
@NullMarked
package io.scimwright.servlet.jetty;

import org.jspecify.annotations.NullMarked;
