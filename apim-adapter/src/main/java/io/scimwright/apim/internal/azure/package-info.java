/** The calls to the APIM management plane through the Azure SDK; no other package knows the SDK. */
@NullMarked
package io.scimwright.apim.internal.azure;

import org.jspecify.annotations.NullMarked;
