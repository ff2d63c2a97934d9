@NullMarked
package io.scimwright.filter.internal;

import org.jspecify.annotations.NullMarked;
