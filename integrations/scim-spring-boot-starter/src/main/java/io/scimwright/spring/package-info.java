/** Auto-configuration of a SCIM server in a Spring Boot application, version 3.5 or 4.1. */
@NullMarked
package io.scimwright.spring;

import org.jspecify.annotations.NullMarked;
