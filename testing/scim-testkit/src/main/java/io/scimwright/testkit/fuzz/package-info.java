/**
 * Hostile and broken requests against a running SCIM server: {@link io.scimwright.testkit.fuzz.HttpFuzz}. Knows HTTP and no engine.
 */
@NullMarked
package io.scimwright.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
