/** SCIM over the SQL tables of an existing Spring Boot application. */
@NullMarked
package io.scimwright.example.users;

import org.jspecify.annotations.NullMarked;
