/** What the starter needs that stands in other packages under Spring Boot 3. */
@NullMarked
package io.scimwright.spring.boot3;

import org.jspecify.annotations.NullMarked;
