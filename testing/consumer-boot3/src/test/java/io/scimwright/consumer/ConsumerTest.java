package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.filter.Filter;
import org.junit.jupiter.api.Test;

/** What a user of this parent does first; a clash of dependencies would show here. */
class ConsumerTest {

    @Test
    void aUserIsDecodedAndFiltered() {
        ScimResource ada = ScimJson.decode(
                """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                 "userName": "ada", "active": "True", "emails": [{"type": "work", "value": "ada@example.com"}]}""",
                User.TYPE);

        assertThat(ada.require(User.USER_NAME)).isEqualTo("ada");
        assertThat(matches("userName eq \"ADA\" and emails[type eq \"work\"].value ew \"@example.com\"", ada)).isTrue();
        assertThat(matches("active eq false", ada)).isFalse();
        assertThat(ScimJson.encode(ada)).contains("\"active\":true");
    }

    private static boolean matches(String filter, ScimResource resource) {
        return ResolvedFilter.of(Filter.parse(filter), User.TYPE, Dialect.tolerant()).matches(resource);
    }
}
