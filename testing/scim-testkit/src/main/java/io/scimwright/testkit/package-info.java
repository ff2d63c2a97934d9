/** Contracts that tell whether a provider is right, and scripts that play identity providers over HTTP. */
@NullMarked
package io.scimwright.testkit;

import org.jspecify.annotations.NullMarked;
