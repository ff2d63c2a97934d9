package io.scimwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.Precondition;
import io.scimwright.server.spi.WriteOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Versions, where the provider declares that it keeps them (RFC 7644 section 3.14). */
abstract class VersionContract extends UniquenessContract {

    private void requireVersions() {
        assumeTrue(subject().capabilities().keepsVersions(), "the provider declares that it keeps no versions");
    }

    private String version(ScimResource resource) {
        return resource.version().orElseThrow(() -> new AssertionError("no meta.version in " + resource));
    }

    @Test
    @DisplayName("version: create, find and list tell the same entity tag")
    void everyAnswerTellsTheVersion() {
        requireVersions();
        ScimResource created = create(1);
        assertThat(version(created)).as("an entity tag").matches("W/\"[\\x21\\x23-\\x7e]*\"");
        assertThat(version(require(created.id()))).isEqualTo(version(created));
        assertThat(version(all().get(0))).isEqualTo(version(created));
    }

    @Test
    @DisplayName("version: it is another one after each change")
    void aChangeChangesTheVersion() {
        requireVersions();
        ScimResource created = create(1);
        patch(created.id(), replaceText("One"));
        String second = version(require(created.id()));
        replace(created.id(), echoed(require(created.id())).with(text(), "Two"));
        assertThat(version(created)).isNotEqualTo(second);
        assertThat(version(require(created.id()))).isNotIn(version(created), second);
    }

    @Test
    @DisplayName("version: the outcome of a write tells the new one, if it tells any")
    void outcomesTellTheNewVersion() {
        requireVersions();
        ScimResource created = create(1);
        WriteOutcome outcome = patch(created.id(), replaceText("One"));
        outcome.version().ifPresent(told -> assertThat(told).isEqualTo(version(require(created.id()))));
    }

    @Test
    @DisplayName("version: a write meant for another version is 412 and changes nothing")
    void aStaleVersionIsRefused() {
        requireVersions();
        ScimResource created = create(1);
        Precondition stale = Precondition.unchangedSince(created);
        patch(created.id(), replaceText("Now"));
        ScimResource now = require(created.id());
        requireStatus(412, () -> patch(created.id(), replaceText("Late"), stale), "patch of a stale version");
        requireStatus(
                412,
                () -> replace(created.id(), echoed(created).with(text(), "Late"), stale),
                "replace of a stale version");
        requireStatus(412, () -> delete(created.id(), stale), "delete of a stale version");
        assertThat(require(created.id())).isEqualTo(now);
    }

    @Test
    @DisplayName("version: a write meant for the present version happens")
    void theCurrentVersionIsAccepted() {
        requireVersions();
        ScimResource created = create(1);
        patch(created.id(), replaceText("One"), Precondition.unchangedSince(created));
        ScimResource one = require(created.id());
        assertThat(one.find(text())).contains("One");
        replace(created.id(), echoed(one).with(text(), "Two"), Precondition.unchangedSince(one));
        assertThat(require(created.id()).find(text())).contains("Two");
        delete(created.id(), Precondition.unchangedSince(require(created.id())));
        assertThat(find(created.id())).isEmpty();
    }
}
