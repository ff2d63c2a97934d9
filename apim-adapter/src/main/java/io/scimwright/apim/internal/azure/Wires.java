package io.scimwright.apim.internal.azure;

import com.azure.core.http.HttpClient;

/**
 * What every credential needs to ask for tokens.
 *
 * @param authority the URL of Entra ID, or of what stands in for it
 * @param isCustomAuthority whether it is one that Microsoft's directory of clouds does not know
 */
public record Wires(HttpClient client, String authority, boolean isCustomAuthority) {}
