/** PATCH (RFC 7644 section 3.5.2): compiled once against the schema, applied to an immutable resource. */
@NullMarked
package io.scimwright.core.patch;

import org.jspecify.annotations.NullMarked;
