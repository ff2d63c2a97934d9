/** What the packages of core share and nobody else may use. */
@NullMarked
package io.scimwright.core.internal;

import org.jspecify.annotations.NullMarked;
