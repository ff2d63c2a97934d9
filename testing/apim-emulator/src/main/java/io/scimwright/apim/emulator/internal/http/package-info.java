/** The https listener and its generated certificates; requests and responses without any server type. */
@NullMarked
package io.scimwright.apim.emulator.internal.http;

import org.jspecify.annotations.NullMarked;
