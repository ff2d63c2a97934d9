/** The program a platform team runs: SCIM in, Azure API Management out. */
@NullMarked
package io.scimwright.example.provisioner;

import org.jspecify.annotations.NullMarked;
