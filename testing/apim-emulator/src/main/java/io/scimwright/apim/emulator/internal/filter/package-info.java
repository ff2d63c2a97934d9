/** The OData {@code $filter} subset of the list operations: parser, fields and evaluation. */
@NullMarked
package io.scimwright.apim.emulator.internal.filter;

import org.jspecify.annotations.NullMarked;
