package io.scimwright.apim;

import com.azure.core.management.AzureEnvironment;

/** The clouds in which API Management runs. */
public enum AzureCloud {
    PUBLIC,
    US_GOVERNMENT,
    /** The one that 21Vianet operates. */
    CHINA;

    AzureEnvironment environment() {
        return switch (this) {
            case PUBLIC -> AzureEnvironment.AZURE;
            case US_GOVERNMENT -> AzureEnvironment.AZURE_US_GOVERNMENT;
            case CHINA -> AzureEnvironment.AZURE_CHINA;
        };
    }
}
