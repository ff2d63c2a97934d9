/** SCIM in a plain Jakarta servlet container, without Spring. */
@NullMarked
package io.scimwright.example.jakarta;

import org.jspecify.annotations.NullMarked;
