/** What the starter needs that stands in other packages under Spring Boot 4. */
@NullMarked
package io.scimwright.spring.boot4;

import org.jspecify.annotations.NullMarked;
