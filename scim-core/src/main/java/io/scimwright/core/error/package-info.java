/** Failures as SCIM states them (RFC 7644 section 3.12): one exception, one error value. Depends on nothing else of core. */
@NullMarked
package io.scimwright.core.error;

import org.jspecify.annotations.NullMarked;
