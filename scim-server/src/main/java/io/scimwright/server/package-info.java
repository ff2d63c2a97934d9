/** What a program that serves SCIM calls: the protocol engine, free of any web framework. */
@NullMarked
package io.scimwright.server;

import org.jspecify.annotations.NullMarked;
