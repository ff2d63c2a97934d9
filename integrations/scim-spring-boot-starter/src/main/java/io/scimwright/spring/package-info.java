/**
 * SCIM in a Spring Boot application: {@link io.scimwright.spring.ScimAutoConfiguration} serves the beans that hold resources, as
 * {@link io.scimwright.spring.ScimProperties} says. Uses nothing that moved between Spring Boot 3.5 and 4.1.
 */
@NullMarked
package io.scimwright.spring;

import org.jspecify.annotations.NullMarked;
