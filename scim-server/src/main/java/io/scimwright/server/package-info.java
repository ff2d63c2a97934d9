/**
 * What a program that serves SCIM calls: {@link io.scimwright.server.ScimServer} takes a neutral request and gives a neutral
 * answer, and carries the whole protocol of RFC 7644. Knows no web framework and no gateway.
 */
@NullMarked
package io.scimwright.server;

import org.jspecify.annotations.NullMarked;
