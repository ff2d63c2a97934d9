package io.scimwright.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
        REMOVE_BY_EITHER(i -> "{'op':'remove','path':'members[value eq \\'u" + i + "\\' or display eq \\'no\\']'}"),
        REMOVE_BY_DISPLAY(i -> "{'op':'remove','path':'members[display eq \\'D" + i + "\\']'}"),
        REMOVE_BY_REFERENCE(i -> "{'op':'remove','path':'members[$ref eq \\'/v2/Users/u" + i + "\\']'}"),
        REMOVE_BY_TYPE_AND_DISPLAY(
                i -> "{'op':'remove','path':'members[type eq \\'User\\' and display eq \\'d" + i + "\\']'}"),
        REMOVE_LISTED_BY_DISPLAY(i -> "{'op':'remove','path':'members','value':[{'display':'d" + i + "'}]}"),
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
        return work(size, list(op, "members", size, i -> "{'value':'u" + i * 2 + "'}"));
    }

    private static String list(PatchOp op, String path, int size, IntFunction<String> element) {
        String listed = IntStream.range(0, size).mapToObj(element).collect(Collectors.joining(","));
        return "{'op':'" + op.keyword() + "','path':'" + path + "','value':[" + listed + "]}";
    }

    /** Operations on e-mails of one user, which may share their value, type and display. */
    private enum OnEmails {
        BY_VALUE(i -> "{'op':'replace','path':'emails[value eq \\'V" + i + "\\'].display','value':'n'}"),
        BY_DISPLAY(i -> "{'op':'replace','path':'emails[display eq \\'d" + i + "\\'].display','value':'n'}"),
        BY_TYPE(i -> "{'op':'replace','path':'emails[type eq \\'t" + i + "\\'].value','value':'n" + i + "'}"),
        BY_TYPE_AND_SHARED_VALUE(i -> "{'op':'remove','path':'emails[value eq \\'p\\' and type eq \\'t" + i + "\\']'}"),
        BY_PRIMARY(i -> "{'op':'replace','path':'emails[primary eq true].display','value':'n" + i + "'}"),
        FROM_TYPE_TO_TYPE(i -> "{'op':'replace','path':'emails[type eq \\'t" + i + "\\'].type','value':'t" + (i + 1)
                + "'}," + "{'op':'replace','path':'emails[display eq \\'d" + i + "\\'].type','value':'u'}"),
        ADD_WITH_SHARED_VALUE(i -> "{'op':'add','path':'emails','value':{'value':'p','type':'t" + i + "'}}"),
        LIST_WITH_SHARED_VALUE(i -> "{'op':'remove','path':'emails','value':{'value':'p','type':'t" + i + "'}}"),
        TAKE_THE_MARK(i -> "{'op':'add','path':'emails[type eq \\'t" + i + "\\'].primary','value':true}"),
        INTO_ONE(i -> "{'op':'replace','path':'emails[type eq \\'t" + i + "\\'].type','value':'one'}");

        @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
        private final Form.Operation operation;

        OnEmails(Form.Operation operation) {
            this.operation = operation;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("on other values cost as much as there are values and operations")
    void emailsGrowLinearly(OnEmails form) {
        for (boolean shared : new boolean[] {false, true}) {
            long small = workOnEmails(form, 500, shared);
            long large = workOnEmails(form, 2_000, shared);
            assertThat((double) large / small).isBetween(1.0, 5.0);
        }
    }

    private static long workOnEmails(OnEmails form, int size, boolean shared) {
        return work(
                user(size, shared && form != OnEmails.BY_VALUE),
                IntStream.range(0, size).mapToObj(form.operation::at).collect(Collectors.joining(",")));
    }

    private static ScimResource user(int size, boolean shared) {
        List<ScimValue> emails = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            emails.add(ScimObject.builder()
                    .put("value", shared ? "p" : "v" + i)
                    .put("type", "t" + i)
                    .put("display", "d" + i)
                    .put("primary", i == 7)
                    .build());
        }
        return ScimResource.of(
                User.TYPE, ScimObject.of("userName", ScimString.of("u")).with("emails", ScimList.of(emails)));
    }

    @Test
    @DisplayName("that list members by other parts than their value cost the same")
    void listsOfPartsGrowLinearly() {
        long small = work(500, list(PatchOp.REMOVE, "members", 500, i -> "{'display':'D" + i + "','type':'User'}"));
        long large = work(2_000, list(PatchOp.REMOVE, "members", 2_000, i -> "{'display':'D" + i + "','type':'User'}"));
        assertThat((double) large / small).isBetween(1.0, 5.0);
    }

    @Test
    @DisplayName("that cannot cost less than operations times members are refused when that is too much")
    void tooMuchWork() {
        int enough = Work.MOST / 5_000;
        for (String operation : List.of(
                "{'op':'replace','path':'emails[value eq \\'p\\'].display','value':'d'}",
                "{'op':'replace','path':'emails.display','value':'d'}",
                "{'op':'remove','path':'emails[display sw \\'x\\']'}",
                "{'op':'remove','path':'emails[not(type pr)]'}")) {
            ScimResource user = user(5_000, true);
            String few = String.join(",", Collections.nCopies(enough / 4, operation));
            assertThat(work(user, few)).isGreaterThanOrEqualTo(enough / 4 * 5_000L);
            String many = String.join(",", Collections.nCopies(enough + 1, operation));
            assertThatThrownBy(() -> work(user, many))
                    .isInstanceOfSatisfying(
                            ScimException.class,
                            e -> assertThat(e.error().scimType()).contains(ScimType.TOO_MANY))
                    .hasMessageContaining("Operations[");
        }
    }

    @Test
    @DisplayName("that add to a list within an element one by one are refused when that is too much")
    void tooMuchWorkInside() {
        AttributeDefinition part = AttributeDefinition.builder("part", AttributeType.COMPLEX)
                .subAttributes(List.of(AttributeDefinition.builder("labels", AttributeType.STRING)
                        .multiValued(true)
                        .build()))
                .build();
        ResourceType type = ResourceType.of(
                "Thing", "/Things", "", Schema.of("urn:example:2.0:Thing", "Thing", "", List.of(part)), List.of());
        ScimResource thing = ScimResource.of(type, ScimObject.empty());
        String operations = IntStream.range(0, 5_000)
                .mapToObj(i -> "{'op':'add','path':'part.labels','value':['l" + i + "']}")
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> work(thing, operations))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.error().scimType()).contains(ScimType.TOO_MANY));
    }

    private static long work(int size, String operations) {
        List<ScimValue> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add(ScimObject.builder()
                    .put("value", "u" + i)
                    .put("type", "User")
                    .put("display", "d" + i)
                    .put("$ref", "/Users/u" + i)
                    .build());
        }
        ScimResource group = ScimResource.of(
                Group.TYPE, ScimObject.of("displayName", ScimString.of("g")).with("members", ScimList.of(members)));
        return work(group, operations);
    }

    private static long work(ScimResource resource, String operations) {
        Patch patch = Patch.decode(
                ("{'schemas':['" + PatchDecoder.PATCH_OP + "'],'Operations':[" + operations + "]}").replace('\'', '"'),
                resource.type(),
                Dialect.rfc());
        CountingList.looks = 0;
        patch.apply(new Draft(resource, patch.operations(), CountingList::new));
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
