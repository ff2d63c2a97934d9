/** The meaning of SCIM: values, schemas, resources, JSON, queries, patches and projection. */
@NullMarked
package io.scimwright.core;

import org.jspecify.annotations.NullMarked;
