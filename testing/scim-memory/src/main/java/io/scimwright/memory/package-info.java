/** A provider that keeps resources in memory, for tests, benchmarks and sandboxes. */
@NullMarked
package io.scimwright.memory;

import org.jspecify.annotations.NullMarked;
