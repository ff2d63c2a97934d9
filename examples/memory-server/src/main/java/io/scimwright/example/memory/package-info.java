/** A full-schema SCIM sandbox in embedded Tomcat. */
@NullMarked
package io.scimwright.example.memory;

import org.jspecify.annotations.NullMarked;
