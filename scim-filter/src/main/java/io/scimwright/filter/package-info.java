/** Filter and PATCH path syntax of RFC 7644: text to syntax tree and back. Knows no schema. */
@NullMarked
package io.scimwright.filter;

import org.jspecify.annotations.NullMarked;
