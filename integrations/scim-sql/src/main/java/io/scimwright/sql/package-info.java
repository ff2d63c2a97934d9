/** SCIM filters, sorts and pages compiled to SQL over tables that an application already has. */
@NullMarked
package io.scimwright.sql;

import org.jspecify.annotations.NullMarked;
