/** JSON in and out. No type of the JSON library stands in a public signature. */
@NullMarked
package io.scimwright.core.json;

import org.jspecify.annotations.NullMarked;
