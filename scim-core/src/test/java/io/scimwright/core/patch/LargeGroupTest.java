package io.scimwright.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a large list keeps of its elements from patch to patch. */
@DisplayName("A large group")
class LargeGroupTest {

    /** Two with the same hash code, and one whose hash code is 0. */
    private static final List<String> ODD = List.of("Aa", "BB", "f5a5a608");

    private static final int PATCHES = 2_000;

    @Test
    @DisplayName("that is patched again and again is as one that was never patched before")
    void patchedIsFresh() {
        Random random = new Random(1);
        ScimResource kept = group(names(random, 300));
        for (int i = 0; i < PATCHES; i++) {
            String operations = operations(random);
            ScimResource patched = apply(kept, operations);
            ScimResource fresh = apply(group(members(kept).elements()), operations);
            assertThat(patched).as(operations).isEqualTo(fresh);
            assertThat(hashes(members(patched)))
                    .as(operations)
                    .isEqualTo(hashes(ScimList.of(members(fresh).elements())));
            assertThat(members(patched).elements()).as(operations).doesNotHaveDuplicates();
            kept = patched;
        }
    }

    @Test
    @DisplayName("loses the member that is named and no other of the same hash code")
    void sameHashCode() {
        ScimResource group = group(names(new Random(2), 300));
        for (String name : ODD) {
            group = apply(group, "{'op':'add','path':'members','value':[{'value':'" + name + "'}]}");
        }
        List<String> there = new ArrayList<>(ODD);
        for (String name : ODD) {
            there.remove(name);
            group = apply(group, "{'op':'remove','path':'members[value eq \\'" + name + "\\']'}");
            assertThat(members(group).elements().stream().map(LargeGroupTest::value))
                    .filteredOn(ODD::contains)
                    .isEqualTo(there);
        }
        assertThat(members(group).size()).isEqualTo(300);
    }

    private static String operations(Random random) {
        int count = random.nextInt(20) == 0 ? 40 : 1 + random.nextInt(3);
        return IntStream.range(0, count)
                .mapToObj(i -> operation(random))
                .collect(Collectors.joining(","))
                .replace("%", "\\\"");
    }

    private static String operation(Random random) {
        String name = name(random);
        String listed = names(random, 1 + random.nextInt(5)).stream()
                .map(one -> "{'value':'" + value(one) + "'}")
                .collect(Collectors.joining(",", "[", "]"));
        return switch (random.nextInt(random.nextInt(20) == 0 ? 9 : 6)) {
            case 0, 1 -> "{'op':'add','path':'members','value':" + listed + "}";
            case 2 -> "{'op':'add','path':'members','value':[{'display':'nobody'}]}";
            case 3 -> "{'op':'remove','path':'members[value eq %" + name + "%]'}";
            case 4 -> "{'op':'remove','path':'members','value':" + listed + "}";
            case 5 -> "{'op':'add','path':'members[value eq %" + name + "%].display','value':'d" + name + "'}";
            case 6 -> "{'op':'remove','path':'members[display pr]'}";
            case 7 ->
                "{'op':'replace','path':'members','value':" + listed + "},{'op':'add','path':'members','value':"
                        + many(random) + "}";
            default -> "{'op':'remove','path':'members'},{'op':'add','path':'members','value':" + many(random) + "}";
        };
    }

    private static String many(Random random) {
        return names(random, 250).stream()
                .map(one -> "{'value':'" + value(one) + "'}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String name(Random random) {
        return random.nextInt(30) == 0 ? ODD.get(random.nextInt(ODD.size())) : "u" + random.nextInt(400);
    }

    private static List<ScimValue> names(Random random, int count) {
        return new ArrayList<>(random.ints(0, 400)
                .distinct()
                .limit(count)
                .mapToObj(i -> member("u" + i))
                .toList());
    }

    private static ScimValue member(String name) {
        return ScimObject.of("value", ScimString.of(name));
    }

    private static String value(ScimValue member) {
        return ((ScimObject) member).findString("value").orElseThrow();
    }

    private static ScimResource group(List<ScimValue> members) {
        return ScimResource.of(
                Group.TYPE, ScimObject.of("displayName", ScimString.of("g")).with("members", ScimList.of(members)));
    }

    private static ScimList members(ScimResource group) {
        return group.attributes().value("members") instanceof ScimList list ? list : ScimList.empty();
    }

    private static List<Integer> hashes(ScimList list) {
        List<Integer> hashes = new ArrayList<>();
        assertThat(list.nextPlace(0, hash -> !hashes.add(hash))).isEqualTo(list.size());
        return hashes;
    }

    private static ScimResource apply(ScimResource group, String operations) {
        String json = "{'schemas':['" + PatchDecoder.PATCH_OP + "'],'Operations':[" + operations + "]}";
        return Patch.decode(json.replace('\'', '"'), Group.TYPE, Dialect.tolerant())
                .apply(group)
                .after();
    }
}
