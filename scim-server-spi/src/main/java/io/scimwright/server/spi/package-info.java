/**
 * What a SCIM service provider implements: {@link io.scimwright.server.spi.ResourceProvider} for each resource type, an
 * {@link io.scimwright.server.spi.Authenticator} and an {@link io.scimwright.server.spi.AuditListener}. Knows no engine and no
 * web framework.
 */
@NullMarked
package io.scimwright.server.spi;

import org.jspecify.annotations.NullMarked;
