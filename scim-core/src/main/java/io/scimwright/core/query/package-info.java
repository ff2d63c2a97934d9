/** Filters resolved against a schema, and what else a query asks for (RFC 7644 section 3.4.2). */
@NullMarked
package io.scimwright.core.query;

import org.jspecify.annotations.NullMarked;
