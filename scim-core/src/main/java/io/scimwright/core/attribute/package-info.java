/** Typed keys: one {@link io.scimwright.core.attribute.Attribute} reads, writes and names one attribute of a resource. */
@NullMarked
package io.scimwright.core.attribute;

import org.jspecify.annotations.NullMarked;
