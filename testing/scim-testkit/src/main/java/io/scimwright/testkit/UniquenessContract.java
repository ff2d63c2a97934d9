package io.scimwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Attributes whose uniqueness is server or global (RFC 7643 section 7). */
abstract class UniquenessContract extends WriteContract {

    private AttributeDefinition requireUnique() {
        assumeTrue(unique().isPresent(), "the type has no unique attribute");
        return unique().orElseThrow();
    }

    @Test
    @DisplayName("unique: create of a value that is taken is 409, and stores nothing")
    void createOfATakenValueIsAConflict() {
        requireUnique();
        create(1);
        requireStatus(409, () -> create(1), "create of a value that is taken");
        assertThat(all()).hasSize(1);
    }

    @Test
    @DisplayName("unique: case does not make a value another one where the attribute is not caseExact")
    void caseMakesNoDifference() {
        AttributeDefinition unique = requireUnique();
        assumeTrue(!unique.isCaseExact(), unique.name() + " is caseExact");
        ScimResource first = create(1);
        String upper = value(first, unique).toUpperCase(Locale.ROOT);
        requireStatus(
                409,
                () -> create(ScimJson.encode(with(submitted(resource(2)), unique, upper))),
                "create of a value that is taken in another case");
    }

    @Test
    @DisplayName("unique: replace and patch to a value that is taken are 409, and change nothing")
    void changeToATakenValueIsAConflict() {
        AttributeDefinition unique = requireUnique();
        String taken = value(create(1), unique);
        ScimResource second = create(2);
        requireStatus(
                409,
                () -> replace(second.id(), with(echoed(second), unique, taken)),
                "replace by a value that is taken");
        requireStatus(
                409,
                () -> patch(
                        second.id(),
                        "{\"op\":\"replace\",\"path\":\"" + unique.name() + "\",\"value\":\"" + taken + "\"}"),
                "patch to a value that is taken");
        assertThat(require(second.id())).isEqualTo(second);
    }

    @Test
    @DisplayName("unique: a resource may keep its own value, in another case too")
    void ownValueIsNoConflict() {
        AttributeDefinition unique = requireUnique();
        ScimResource first = create(1);
        replace(first.id(), with(echoed(first), unique, value(first, unique)).with(text(), "Changed"));
        assertThat(require(first.id()).find(text())).contains("Changed");
        if (!unique.isCaseExact()) {
            String upper = value(first, unique).toUpperCase(Locale.ROOT);
            replace(first.id(), with(echoed(require(first.id())), unique, upper));
        }
    }

    @Test
    @DisplayName("unique: a value is free again when its resource is deleted or has another")
    void valuesAreFreedAgain() {
        AttributeDefinition unique = requireUnique();
        ScimResource first = create(1);
        delete(first.id());
        ScimResource second = create(1);
        String other = value(submitted(resource(2)), unique);
        replace(second.id(), with(echoed(second), unique, other));
        create(1);
        assertThat(all()).hasSize(2);
    }
}
