package io.scimwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.Member;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.WriteOutcome;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Members, where the type has them. */
abstract class MembershipContract extends QueryContract {

    private String group = "";

    final void requireMembers() {
        assumeTrue(kept("members.value").isPresent(), "the type has no members");
    }

    private void createGroup() {
        requireMembers();
        group = create(1).id();
    }

    final String add(int number) {
        return "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + member(number) + "\"}]}";
    }

    private String remove(int number) {
        return "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + member(number) + "\\\"]\"}";
    }

    final List<String> members(String id) {
        return require(id).find(Group.MEMBERS).orElse(List.of()).stream()
                .flatMap(member -> member.find(Member.VALUE).stream())
                .toList();
    }

    @BeforeEach
    void forgetGroup() {
        group = "";
    }

    @Test
    @DisplayName("members: those that are added are there, beside those that were")
    void addedMembersAreThere() {
        createGroup();
        patch(group, add(1));
        patch(group, add(2) + "," + add(3));
        assertThat(members(group)).containsExactlyInAnyOrder(member(1), member(2), member(3));
    }

    @Test
    @DisplayName("members: adding one that is there changes nothing")
    void addingTwiceIsAddingOnce() {
        createGroup();
        patch(group, add(1));
        ScimResource before = require(group);
        WriteOutcome again = patch(group, add(1));
        assertThat(again.isChanged()).as("a change by adding a member twice").isFalse();
        assertThat(require(group)).isEqualTo(before);
    }

    @Test
    @DisplayName("members: the one that is removed goes, and no other")
    void theRemovedMemberGoes() {
        createGroup();
        patch(group, add(1) + "," + add(2) + "," + add(3));
        patch(group, remove(2));
        assertThat(members(group)).containsExactlyInAnyOrder(member(1), member(3));
    }

    @Test
    @DisplayName("members: removing one that is not there succeeds and changes nothing")
    void removingNobodySucceeds() {
        createGroup();
        patch(group, add(1));
        assertThat(patch(group, remove(2)).isChanged())
                .as("a change by removing nobody")
                .isFalse();
        assertThat(members(group)).containsExactly(member(1));
    }

    @Test
    @DisplayName("members: a replace leaves exactly those it names")
    void replacingNamesAll() {
        createGroup();
        patch(group, add(1) + "," + add(2));
        patch(
                group,
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":[{\"value\":\"" + member(2) + "\"},{\"value\":\""
                        + member(3) + "\"}]}");
        assertThat(members(group)).containsExactlyInAnyOrder(member(2), member(3));
    }
}
