/** How text becomes a syntax tree: scanner, ANTLR grammar and the wording of errors. Not for use from other modules. */
@NullMarked
package io.scimwright.filter.internal;

import org.jspecify.annotations.NullMarked;
