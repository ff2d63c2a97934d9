/**
 * The meaning of SCIM: values, schemas, resources, JSON, queries, patches and projection. {@link io.scimwright.core.Dialect}
 * says how far a server bends the RFC for real identity providers. Knows no server and no store.
 */
@NullMarked
package io.scimwright.core;

import org.jspecify.annotations.NullMarked;
