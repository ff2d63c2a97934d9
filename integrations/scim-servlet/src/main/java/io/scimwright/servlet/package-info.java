/** Jakarta Servlet 6.0 binding of the SCIM server. */
@NullMarked
package io.scimwright.servlet;

import org.jspecify.annotations.NullMarked;
