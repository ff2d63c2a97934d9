package io.scimwright.apim.internal;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of roles, which Entra ID also sends as JSON in a string: {@code {"id":"…","value":"developer","displayName":"…"}}. */
final class RoleValues {

    private RoleValues() {}

    /** The values in the member {@code roles} of an object, in their order; what has no value is left out. */
    static List<String> of(ScimObject object) {
        List<String> values = new ArrayList<>();
        for (ScimValue role : object.elements("roles")) {
            Optional<String> text = role instanceof ScimString string
                    ? Optional.of(string.value())
                    : role instanceof ScimObject element ? element.findString("value") : Optional.empty();
            text.map(RoleValues::plain).ifPresent(values::add);
        }
        return values;
    }

    private static String plain(String value) {
        if (!value.startsWith("{")) {
            return value;
        }
        try {
            return ScimJson.read(value).findString("value").orElse(value);
        } catch (ScimException noJson) {
            return value;
        }
    }
}
