/** What one API Management service holds: users, groups, products, subscriptions and the row versions of its database. */
@NullMarked
package io.scimwright.apim.emulator.internal.model;

import org.jspecify.annotations.NullMarked;
