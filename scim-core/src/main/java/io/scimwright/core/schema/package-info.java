/** Schemas, attribute definitions and resource types (RFC 7643 sections 2, 6 and 7), and the resolution of attribute paths against them. */
@NullMarked
package io.scimwright.core.schema;

import org.jspecify.annotations.NullMarked;
