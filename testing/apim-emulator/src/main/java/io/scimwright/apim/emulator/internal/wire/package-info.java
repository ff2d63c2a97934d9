/** How things look on the wire: field order, nulls, dates, ETags and the two body formats. */
@NullMarked
package io.scimwright.apim.emulator.internal.wire;

import org.jspecify.annotations.NullMarked;
