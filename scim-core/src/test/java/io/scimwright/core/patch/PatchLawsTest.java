package io.scimwright.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.internal.Identity;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.ReferencePatch.Step;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every patch of every resource, shown on seeded random ones. */
@DisplayName("Laws of patches")
class PatchLawsTest {

    private static final int PATCHES = Integer.getInteger("patches", 4_000);

    /** A random resource, its patch, and what the reference makes of it: an after-image or a scimType. */
    private record Case(ScimResource before, Patch patch, Object expected, String description) {}

    private interface Check {
        void on(Case each);
    }

    private static ResourceType type(String name) {
        return name.equals("User") ? User.TYPE : Group.TYPE;
    }

    private static void forAll(String typeName, String dialectName, long seed, Check check) {
        Dialect dialect = Dialect.named(dialectName).orElseThrow();
        for (int i = 0; i < PATCHES; i++) {
            check.on(random(typeName, dialect, seed * PATCHES + i));
        }
    }

    private static Case random(String typeName, Dialect dialect, long seed) {
        RandomPatches random = new RandomPatches(seed);
        boolean user = typeName.equals("User");
        Map<String, Object> before = user ? random.user() : random.group();
        List<Step> steps = new ArrayList<>();
        for (int i = 1 + (int) (seed % 6); i > 0; i--) {
            steps.add(user ? random.onUser() : random.onGroup());
        }
        String description = seed + ": " + PlainJson.text(before) + " "
                + PlainJson.text(steps.stream().map(RandomPatches::wire).toList());
        Object expected = expected(
                before,
                steps,
                new ReferencePatch(
                        user ? "userName" : "displayName", dialect.name().equals("tolerant")));
        ScimResource resource = ScimJson.decode(PlainJson.text(before), type(typeName));
        try {
            return new Case(resource, decode(steps, type(typeName), dialect), expected, description);
        } catch (ScimException e) {
            // Refused before anything is applied: the reference finds it when it comes to it, or something earlier.
            assertThat(expected).as(description).isInstanceOf(String.class);
            return new Case(
                    resource,
                    decode(List.of(new Step("remove", false, "externalId", null, null, null)), type(typeName), dialect),
                    withoutExternalId(before),
                    description);
        }
    }

    private static Object withoutExternalId(Map<String, Object> before) {
        Map<String, Object> less = ReferencePatch.copy(before);
        less.remove("externalId");
        ReferencePatch.sayTypes(less);
        return less;
    }

    private static Patch decode(List<Step> steps, ResourceType type, Dialect dialect) {
        return Patch.decode(
                "{\"schemas\":[\"" + PatchDecoder.PATCH_OP + "\"],\"Operations\":"
                        + PlainJson.text(steps.stream().map(RandomPatches::wire).toList()) + "}",
                type,
                dialect);
    }

    private static Object expected(Map<String, Object> before, List<Step> steps, ReferencePatch reference) {
        Map<String, Object> after = ReferencePatch.copy(before);
        try {
            ReferencePatch.sayTypes(after);
            for (Step step : steps) {
                reference.apply(after, step);
                ReferencePatch.sayTypes(after);
            }
            ReferencePatch.finish(after);
            return after;
        } catch (ReferencePatch.Refused e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Object outcome(Supplier<PatchResult> application) {
        try {
            return PlainJson.plain(application.get().after().attributes().without("schemas"));
        } catch (ScimException e) {
            return String.valueOf(e.error().scimType().orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({"User, rfc", "User, tolerant", "Group, rfc", "Group, tolerant"})
    @DisplayName("the engine makes what the RFC's text makes")
    void engineIsReference(String type, String dialect) {
        int[] refused = {0};
        forAll(type, dialect, 1, each -> {
            Object made = outcome(() -> each.patch().apply(each.before()));
            assertThat(PlainJson.unordered(made))
                    .as(each.description())
                    .isEqualTo(PlainJson.unordered(each.expected()));
            refused[0] += made instanceof String ? 1 : 0;
        });
        assertThat(refused[0]).isBetween(PATCHES / 100, PATCHES / 2);
    }

    @ParameterizedTest
    @CsvSource({"User, tolerant", "Group, rfc"})
    @DisplayName("the resource that is patched never changes")
    void inputNeverChanges(String type, String dialect) {
        forAll(type, dialect, 2, each -> {
            String before = ScimJson.encode(each.before());
            outcome(() -> each.patch().apply(each.before()));
            assertThat(ScimJson.encode(each.before())).isEqualTo(before);
        });
    }

    @ParameterizedTest
    @CsvSource({"User, tolerant", "Group, rfc"})
    @DisplayName("the changes, replayed on what was before, give what is after")
    void changesReplay(String type, String dialect) {
        forAll(type, dialect, 3, each -> {
            PatchResult result;
            try {
                result = each.patch().apply(each.before());
            } catch (ScimException refused) {
                return;
            }
            ScimObject replayed = each.before().attributes();
            for (Change change : result.changes()) {
                ResolvedPath path = each.before().type().require(AttributePath.parse(change.path()));
                assertThat(path.attributeIn(each.before().attributes())).isEqualTo(change.before());
                replayed = path.set(replayed, change.after().orElse(ScimList.empty()));
                if (path.attribute().isMultiValued()) {
                    assertElements(change, path, each.description());
                }
            }
            assertThat(each.before().withAttributes(replayed))
                    .as(each.description())
                    .isEqualTo(result.after());
            assertThat(result.isChanged()).isEqualTo(!result.after().equals(each.before()));
        });
    }

    /** What was there, without the removed and with the added, is what is there: whole elements, or members by value. */
    private static void assertElements(Change change, ResolvedPath path, String description) {
        Map<Object, Integer> counts = new HashMap<>();
        count(counts, path, elements(change.before()), 1);
        count(counts, path, change.removed(), -1);
        count(counts, path, change.added(), 1);
        count(counts, path, elements(change.after()), -1);
        assertThat(counts.values()).as(description).allMatch(count -> count == 0);
    }

    private static List<ScimValue> elements(Optional<ScimValue> list) {
        return list.map(value -> ((ScimList) value).elements()).orElse(List.of());
    }

    private static void count(Map<Object, Integer> counts, ResolvedPath path, List<ScimValue> elements, int by) {
        boolean members = Identity.isValueAlone(path.attribute());
        for (ScimValue element : elements) {
            counts.merge(members ? ((ScimObject) element).value("value") : element, by, Integer::sum);
        }
    }

    @ParameterizedTest
    @CsvSource({"User, tolerant", "Group, rfc"})
    @DisplayName("a patch that was done changes nothing more when the same values are set again")
    void unchangedIsTheSame(String type, String dialect) {
        forAll(type, dialect, 4, each -> {
            try {
                PatchResult result = each.patch().apply(each.before());
                if (!result.isChanged()) {
                    assertThat(result.after()).isSameAs(each.before());
                }
            } catch (ScimException refused) {
                assertThat(refused.status()).isEqualTo(400);
            }
        });
    }

    @Test
    @DisplayName("members changed by the delta alone are those that the whole patch gives")
    void deltaIsApplication() {
        int[] deltas = {0};
        forAll("Group", "rfc", 5, each -> {
            Optional<MembershipDelta> delta = each.patch().membershipPart();
            if (delta.isEmpty()) {
                return;
            }
            ScimResource after;
            try {
                after = each.patch().apply(each.before()).after();
            } catch (ScimException refused) {
                return;
            }
            deltas[0]++;
            Set<String> ids = new LinkedHashSet<>(ids(each.before()));
            ids.removeAll(delta.get().removed());
            ids.addAll(delta.get().added());
            assertThat(ids(after)).as(each.description()).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(delta.get().added()).noneMatch(delta.get().removed()::contains);
            ScimObject rest = each.patch().withoutMembership().isEmpty()
                    ? each.before().attributes()
                    : each.patch()
                            .withoutMembership()
                            .apply(each.before())
                            .after()
                            .attributes();
            assertThat(rest.without("members")).isEqualTo(after.attributes().without("members"));
            assertThat(each.patch().membershipDelta().isPresent())
                    .isEqualTo(each.patch().withoutMembership().isEmpty());
        });
        assertThat(deltas[0]).isGreaterThan(PATCHES / 5);
    }

    private static List<String> ids(ScimResource group) {
        return group.attributes().elements("members").stream()
                .map(member -> ((ScimObject) member).findString("value").orElseThrow())
                .toList();
    }
}
