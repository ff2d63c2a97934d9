package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.utils.Parser;
import de.captaingoldfish.scim.sdk.common.constants.ClassPathReferences;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceTypeFactory;
import de.captaingoldfish.scim.sdk.server.utils.RequestUtils;
import org.apache.directory.scim.spec.filter.FilterExpression;
import org.apache.directory.scim.spec.filter.FilterParseException;

/** How the other libraries parse a filter, each by the call that its own server makes. */
final class FilterPeers {

    private final ResourceType scimSdkUser = scimSdkUser();

    private static ResourceType scimSdkUser() {
        JsonNode resourceType = JsonHelper.loadJsonDocument(ClassPathReferences.USER_RESOURCE_TYPE_JSON);
        JsonNode user = JsonHelper.loadJsonDocument(ClassPathReferences.USER_SCHEMA_JSON);
        JsonNode enterprise = JsonHelper.loadJsonDocument(ClassPathReferences.ENTERPRISE_USER_SCHEMA_JSON);
        return new ResourceTypeFactory().registerResourceType(null, resourceType, user, enterprise);
    }

    com.unboundid.scim2.common.filters.Filter ping(String text) {
        try {
            return Parser.parseFilter(text);
        } catch (BadRequestException e) {
            throw new IllegalStateException(e);
        }
    }

    FilterExpression scimple(String text) {
        try {
            return new org.apache.directory.scim.spec.filter.Filter(text).getExpression();
        } catch (FilterParseException e) {
            throw new IllegalStateException(e);
        }
    }

    FilterNode scimSdk(String text) {
        return RequestUtils.parseFilter(scimSdkUser, text);
    }
}
