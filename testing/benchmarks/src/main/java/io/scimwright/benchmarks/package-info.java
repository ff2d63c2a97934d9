/** Benchmarks of the library beside its peers, in one run. */
@NullMarked
package io.scimwright.benchmarks;

import org.jspecify.annotations.NullMarked;
