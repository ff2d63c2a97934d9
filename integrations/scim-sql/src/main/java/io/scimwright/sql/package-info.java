/**
 * SCIM over an application's own SQL tables: a {@link io.scimwright.sql.TableMapping} says which column holds which attribute, a
 * {@link io.scimwright.sql.TableProvider} answers filters, sorts and pages by SQL. Knows the SPI and JDBC, no engine and no
 * framework.
 */
@NullMarked
package io.scimwright.sql;

import org.jspecify.annotations.NullMarked;
