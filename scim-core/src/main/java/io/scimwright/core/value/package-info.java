/** The immutable, ordered tree of SCIM values in the shape they have on the wire; {@link io.scimwright.core.value.ScimObject} is its root. Knows no schema and no JSON library. */
@NullMarked
package io.scimwright.core.value;

import org.jspecify.annotations.NullMarked;
