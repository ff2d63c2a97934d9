/** The requirements of the RFCs, one by one: a display name begins with the number of the item in the checklist and its section. */
@NullMarked
package io.scimwright.core.conformance;

import org.jspecify.annotations.NullMarked;
