/** The resource provider: one class per resource of the endpoint table. */
@NullMarked
package io.scimwright.apim.emulator.internal.resource;

import org.jspecify.annotations.NullMarked;
