/** What the bindings of several containers have in common. */
@NullMarked
package io.scimwright.servlet.internal;

import org.jspecify.annotations.NullMarked;
