/**
 * What embedded Tomcat needs to serve SCIM well, which no part of the servlet API can ask for; {@link
 * io.scimwright.servlet.tomcat.ScimTomcat} is the way in. Tomcat itself is an optional dependency: only who embeds it has it.
 */
@NullMarked
package io.scimwright.servlet.tomcat;

import org.jspecify.annotations.NullMarked;
