package io.scimwright.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.RandomScim;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangeListTest {

    private static final ResourceType FEW = User.TYPE.keeping(List.of("userName", "name.familyName", "emails"));

    /** Whatever the lists begin and end with, the change is that of a look at every element. */
    @Test
    void aChangeOfElementsIsThatOfALookAtEveryOne() {
        Random random = new Random(20261130);
        int changes = 0;
        for (int i = 0; i < 5_000; i++) {
            List<ScimValue> before = elements(random);
            List<ScimValue> after = random.nextBoolean() ? elements(random) : edited(before, random);
            ElementChanges each = new ElementChanges(
                    new ElementKeys(Group.TYPE.require(Group.MEMBERS.path()).attribute()));
            before.forEach(element -> each.compare(element, ScimList.empty()));
            after.forEach(element -> each.compare(ScimList.empty(), element));
            for (Change change : ChangeList.between(group(before), group(after))) {
                changes++;
                assertThat(change.path()).isEqualTo("members");
                assertThat(change.added()).containsExactlyInAnyOrderElementsOf(each.gained());
                assertThat(change.removed()).containsExactlyInAnyOrderElementsOf(each.lost());
                assertThatThrownBy(() -> change.added().clear()).isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> change.removed().clear()).isInstanceOf(UnsupportedOperationException.class);
            }
        }
        assertThat(changes).isGreaterThan(3_000);
    }

    /** What a new resource holds is what is different from one that holds nothing. */
    @Test
    void aNewResourceIsAllChanges() {
        RandomScim random = new RandomScim(20261130, User.TYPE);
        for (int i = 0; i < 200; i++) {
            ResourceType type = random.pick(List.of(User.TYPE, FEW));
            ScimResource created = ScimResource.of(type, random.tree());
            List<Change> from = ChangeList.between(ScimResource.of(type, ScimObject.empty()), created);
            List<Change> changes = ChangeList.ofCreated(created);
            assertThat(changes).extracting(Change::path).doesNotHaveDuplicates();
            assertThat(told(changes)).containsExactlyInAnyOrderElementsOf(told(from));
            assertThat(changes)
                    .allSatisfy(
                            change -> assertThatThrownBy(() -> change.added().add(ScimList.empty()))
                                    .isInstanceOf(UnsupportedOperationException.class));
        }
    }

    private static List<List<Object>> told(List<Change> changes) {
        return changes.stream()
                .map(change -> List.<Object>of(
                        change.path(), change.before(), change.after(), change.added(), change.removed()))
                .toList();
    }

    private static List<ScimValue> edited(List<ScimValue> before, Random random) {
        List<ScimValue> after = new ArrayList<>(before);
        int at = random.nextInt(after.size() + 1);
        if (at < after.size() && random.nextBoolean()) {
            after.remove(at);
        } else {
            after.add(at, element(random));
        }
        return after;
    }

    private static List<ScimValue> elements(Random random) {
        List<ScimValue> elements = new ArrayList<>();
        for (int size = random.nextInt(7); size > 0; size--) {
            elements.add(element(random));
        }
        return elements;
    }

    /** One of few, so that the same stands twice now and then, and the same member under two names. */
    private static ScimValue element(Random random) {
        ScimObject member = ScimObject.of("value", ScimString.of("m" + random.nextInt(4)));
        return random.nextInt(3) == 0 ? member.with("display", ScimString.of("d" + random.nextInt(2))) : member;
    }

    private static ScimResource group(List<ScimValue> members) {
        return ScimResource.of(Group.TYPE, ScimObject.of("members", ScimList.of(members)));
    }
}
