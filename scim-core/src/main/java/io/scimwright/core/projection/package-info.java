/** What of a resource an answer shows (RFC 7644 section 3.9). */
@NullMarked
package io.scimwright.core.projection;

import org.jspecify.annotations.NullMarked;
