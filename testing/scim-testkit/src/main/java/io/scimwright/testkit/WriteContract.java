package io.scimwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Change;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.WriteOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One resource after the other: created, found, replaced, changed, deleted. */
abstract class WriteContract extends ContractSetup {

    private static final String NOBODY = "contract-nobody-has-this-id";

    @Test
    @DisplayName("create: what was sent and is kept comes back, with an id")
    void createKeepsWhatWasSent() {
        ScimResource created = create(1);
        assertThat(created.findId()).as("the id that create issued").isPresent();
        requireKept(submitted(resource(1)), created);
    }

    @Test
    @DisplayName("find: what was created is found as create told it")
    void findGivesWhatWasCreated() {
        ScimResource created = create(1);
        assertThat(require(created.id())).isEqualTo(created);
    }

    @Test
    @DisplayName("create: every resource has an id of its own, and an id is not used again")
    void idsAreUsedOnce() {
        Set<String> ids = new HashSet<>();
        for (int i = 1; i <= 5; i++) {
            String id = create(i).id();
            assertThat(ids.add(id)).as("%s is issued for the first time", id).isTrue();
        }
        List.copyOf(ids).forEach(this::delete);
        String again = create(1).id();
        assertThat(ids).as("ids of deleted resources").doesNotContain(again);
    }

    @Test
    @DisplayName("find: an unknown id is empty, not an error")
    void findOfAnUnknownIdIsEmpty() {
        assertThat(find(NOBODY)).isEmpty();
    }

    @Test
    @DisplayName("find: ids are compared exactly")
    void idsAreComparedExactly() {
        String id = create(1).id();
        String other =
                id.equals(id.toUpperCase(Locale.ROOT)) ? id.toLowerCase(Locale.ROOT) : id.toUpperCase(Locale.ROOT);
        String longer = id + "0";
        assertThat(find(longer)).as("a resource by the id " + longer).isEmpty();
        assertThat(other.equals(id) || find(other).isEmpty())
                .as("the id %s does not mean %s", other, id)
                .isTrue();
    }

    @Test
    @DisplayName("replace: 404 for an unknown id, and nothing is created")
    void replaceOfAnUnknownIdIsNotFound() {
        requireStatus(404, () -> replace(NOBODY, submitted(resource(1))), "replace of an unknown id");
        assertThat(all()).isEmpty();
    }

    @Test
    @DisplayName("patch: 404 for an unknown id")
    void patchOfAnUnknownIdIsNotFound() {
        requireStatus(404, () -> patch(NOBODY, replaceText("x")), "patch of an unknown id");
    }

    @Test
    @DisplayName("delete: 404 for an unknown id")
    void deleteOfAnUnknownIdIsNotFound() {
        requireStatus(404, () -> delete(NOBODY), "delete of an unknown id");
    }

    @Test
    @DisplayName("replace: the new values are there")
    void replaceStores() {
        ScimResource created = create(1);
        ScimResource wanted = echoed(created).with(text(), "Changed");
        WriteOutcome outcome = replace(created.id(), wanted);
        assertThat(outcome.isChanged()).as("replace with another value changes").isTrue();
        assertThat(require(created.id()).find(text())).contains("Changed");
    }

    @Test
    @DisplayName("replace: an optional attribute that is left out is unassigned afterwards")
    void replaceTakesAwayWhatIsLeftOut() {
        assumeTrue(isOptional(), "the type requires " + text());
        ScimResource created = create(1);
        replace(created.id(), echoed(created).without(text()));
        assertThat(require(created.id()).find(text())).isEmpty();
    }

    private boolean isOptional() {
        return kept(text().toString())
                .filter(path -> !path.leaf().isRequired() && !path.attribute().isRequired())
                .isPresent();
    }

    @Test
    @DisplayName("replace: what a client reads and sends back changes nothing")
    void replaceByTheSameChangesNothing() {
        ScimResource created = create(1);
        WriteOutcome outcome = replace(created.id(), echoed(created));
        assertThat(outcome.isChanged())
                .as("a change by a replace with the same")
                .isFalse();
        assertThat(require(created.id())).isEqualTo(created);
    }

    @Test
    @DisplayName("patch: what it names is changed and nothing else")
    void patchChangesWhatItNames() {
        ScimResource created = create(1);
        WriteOutcome outcome = patch(created.id(), replaceText("Changed"));
        assertThat(outcome.isChanged()).as("a patch to another value changes").isTrue();
        ScimResource found = require(created.id());
        assertThat(found.find(text())).contains("Changed");
        requireKept(echoed(created).with(text(), "Changed"), found);
    }

    @Test
    @DisplayName("patch: what is so already is no change, and nothing is written")
    void patchToTheSameChangesNothing() {
        ScimResource created = create(echoedText("Same"));
        WriteOutcome outcome = patch(created.id(), replaceText("Same"));
        assertThat(outcome.isChanged()).as("a change by a patch to the same").isFalse();
        assertThat(require(created.id())).isEqualTo(created);
    }

    private String echoedText(String value) {
        return ScimJson.encode(submitted(resource(1)).with(text(), value));
    }

    @Test
    @DisplayName("patch: when one of its operations fails nothing is changed")
    void patchIsAllOrNothing() {
        AttributeDefinition unique = unique().orElse(null);
        assumeTrue(unique != null, "the type has no unique attribute whose conflict would fail a patch");
        ScimResource other = create(2);
        ScimResource created = create(1);
        String taken = unique == null ? "" : value(other, unique);
        String name = unique == null ? "" : unique.name();
        requireStatus(
                409,
                () -> patch(
                        created.id(),
                        replaceText("Half") + ",{\"op\":\"replace\",\"path\":\"" + name + "\",\"value\":\"" + taken
                                + "\"}"),
                "a patch that takes the value of another resource");
        assertThat(require(created.id())).isEqualTo(created);
    }

    @Test
    @DisplayName("outcome: the state that a write tells is the state that is found")
    void outcomesTellTheStateThatIsFound() {
        ScimResource created = create(1);
        WriteOutcome replaced = replace(created.id(), echoed(created).with(text(), "One"));
        replaced.after().ifPresent(after -> assertThat(after).isEqualTo(require(created.id())));
        WriteOutcome patched = patch(created.id(), replaceText("Two"));
        patched.after().ifPresent(after -> assertThat(after).isEqualTo(require(created.id())));
    }

    @Test
    @DisplayName("outcome: the changes name the attribute that changed, if any are told")
    void changesNameTheAttribute() {
        ScimResource created = create(1);
        String attribute = text().path().withoutSubAttribute().toString();
        List<String> paths = patch(created.id(), replaceText("Changed")).changes().stream()
                .map(Change::path)
                .toList();
        assertThat(paths.isEmpty() || paths.equals(List.of(attribute)))
                .as("%s are the changes of %s", paths, attribute)
                .isTrue();
    }

    @Test
    @DisplayName("delete: afterwards the resource is neither found nor listed, and a second delete is 404")
    void whatIsDeletedIsGone() {
        ScimResource kept = create(1);
        ScimResource gone = create(2);
        delete(gone.id());
        assertThat(find(gone.id())).isEmpty();
        assertThat(all()).extracting(ScimResource::id).containsExactly(kept.id());
        requireStatus(404, () -> delete(gone.id()), "a second delete");
    }

    @Test
    @DisplayName("find: an attribute that is asked for is there though others are left out")
    void whatIsAskedForIsThere() {
        ScimResource created = create(1);
        Projection only = Projection.only(type(), List.of(text().toString()), Dialect.rfc());
        ScimResource found =
                subject().find(new FindRequest(context(), created.id(), only)).orElseThrow();
        assertThat(found.find(text())).isEqualTo(created.find(text()));
        assertThat(found.id()).isEqualTo(created.id());
    }

    @Test
    @DisplayName("meta: created stays, lastModified never lies before it and moves only with a change")
    void timesTellTheTruth() {
        ScimResource created = create(1);
        patch(created.id(), replaceText("Changed"));
        ScimResource changed = require(created.id());
        assertThat(changed.find(Meta.CREATED)).isEqualTo(created.find(Meta.CREATED));
        changed.find(Meta.LAST_MODIFIED)
                .ifPresent(last -> assertThat(last)
                        .isAfterOrEqualTo(changed.find(Meta.CREATED).orElse(last)));
        patch(created.id(), replaceText("Changed"));
        assertThat(require(created.id()).find(Meta.LAST_MODIFIED)).isEqualTo(changed.find(Meta.LAST_MODIFIED));
    }
}
