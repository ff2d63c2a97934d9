/** What the starter needs that is particular to Spring Boot 4: the places of Tomcat's factory and of health indicators moved. */
@NullMarked
package io.scimwright.spring.boot4;

import org.jspecify.annotations.NullMarked;
