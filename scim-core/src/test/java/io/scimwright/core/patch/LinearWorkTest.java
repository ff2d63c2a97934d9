package io.scimwright.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The work of member operations, counted in looks at an element: four times as many members and operations may cost about four
 * times as much, where working through the list for each operation would cost sixteen times as much.
 */
@DisplayName("Patches of large groups")
class LinearWorkTest {

    private enum Form {
        ADD_ONE_BY_ONE(i -> "{'op':'add','path':'members','value':[{'value':'n" + i + "'}]}"),
        ADD_WHO_IS_THERE(i -> "{'op':'add','path':'members','value':[{'value':'u" + i + "'}]}"),
        REMOVE_BY_FILTER(i -> "{'op':'remove','path':'members[value eq \\'u" + i + "\\']'}"),
        REMOVE_BY_FILTER_AND_TYPE(i -> "{'op':'remove','path':'members[value eq \\'u" + i + "\\' and type pr]'}"),
        REMOVE_ONE_BY_ONE(i -> "{'op':'remove','path':'members','value':[{'value':'u" + i + "'}]}"),
        TAKE_TURNS(i -> "{'op':'remove','path':'members[value eq \\'u" + i + "\\']'},"
                + "{'op':'replace','path':'displayName','value':'g" + i + "'},"
                + "{'op':'add','path':'members','value':{'value':'u" + i + "'}}"),
        EMPTY_AND_FILL(
                i -> "{'op':'remove','path':'members'},{'op':'add','path':'members','value':{'value':'u" + i + "'}}"),
        REPLACE_ALL(i -> "{'op':'replace','path':'members','value':[{'value':'n" + i + "'}]}");

        private interface Operation {
            String at(int index);
        }

        @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
        private final Operation operation;

        Form(Operation operation) {
            this.operation = operation;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("cost as much as there are members and operations")
    void growLinearly(Form form) {
        long small = work(form, 500);
        long large = work(form, 2_000);
        assertThat((double) large / small).isBetween(1.0, 5.0);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("in one operation with a list cost the same")
    void listsGrowLinearly(PatchOp op) {
        long small = workOfList(op, 500);
        long large = workOfList(op, 2_000);
        assertThat((double) large / small).isBetween(1.0, 5.0);
    }

    private static long work(Form form, int size) {
        return work(size, IntStream.range(0, size).mapToObj(form.operation::at).collect(Collectors.joining(",")));
    }

    private static long workOfList(PatchOp op, int size) {
        String listed = IntStream.range(0, size)
                .mapToObj(i -> "{'value':'u" + i * 2 + "'}")
                .collect(Collectors.joining(","));
        return work(size, "{'op':'" + op.keyword() + "','path':'members','value':[" + listed + "]}");
    }

    private static long work(int size, String operations) {
        List<ScimValue> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add(ScimObject.builder()
                    .put("value", "u" + i)
                    .put("type", "User")
                    .build());
        }
        ScimResource group = ScimResource.of(
                Group.TYPE, ScimObject.of("displayName", ScimString.of("g")).with("members", ScimList.of(members)));
        Patch patch = Patch.decode(
                ("{'schemas':['" + PatchDecoder.PATCH_OP + "'],'Operations':[" + operations + "]}").replace('\'', '"'),
                Group.TYPE,
                Dialect.rfc());
        CountingList.looks = 0;
        patch.apply(new Draft(group, patch.operations(), CountingList::new));
        return CountingList.looks;
    }

    /** A list that counts how often an element is looked at or changed. */
    private static final class CountingList extends AbstractList<ScimValue> {

        private static long looks;

        private final List<ScimValue> elements;

        CountingList(List<ScimValue> elements) {
            this.elements = elements;
        }

        @Override
        public ScimValue get(int place) {
            looks++;
            return elements.get(place);
        }

        @Override
        public ScimValue set(int place, ScimValue element) {
            looks++;
            return elements.set(place, element);
        }

        @Override
        public void add(int place, ScimValue element) {
            looks++;
            elements.add(place, element);
        }

        @Override
        public int size() {
            return elements.size();
        }
    }
}
