/** Resources of the RFC and the views over their complex attributes; {@link io.scimwright.core.resource.ScimResource} is the main type. */
@NullMarked
package io.scimwright.core.resource;

import org.jspecify.annotations.NullMarked;
