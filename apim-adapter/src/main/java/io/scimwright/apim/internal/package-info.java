/** SCIM over the users and groups of APIM. Knows no type of the Azure SDK: an adapter for another gateway can learn from it. */
@NullMarked
package io.scimwright.apim.internal;

import org.jspecify.annotations.NullMarked;
