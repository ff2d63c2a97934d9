/** Identity providers as SCIM clients: what they really send, step by step, and what they need back. */
@NullMarked
package io.scimwright.testkit.idp;

import org.jspecify.annotations.NullMarked;
