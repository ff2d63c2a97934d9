/**
 * Load over HTTP on Scimwright and its peers, each in the same container with the same data. {@link
 * io.scimwright.benchmarks.http.HttpLoad} drives all of it.
 */
@NullMarked
package io.scimwright.benchmarks.http;

import org.jspecify.annotations.NullMarked;
