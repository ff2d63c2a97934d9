package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Many members in one request: what is done stays, and the same request sent again goes on. */
class MembershipBatchTest extends EmulatedService {

    private static final int MANY = 300;
    private static final int ROUNDS = 400;

    private static String[] people(int count) {
        for (int i = 0; i < count; i++) {
            arm.put(
                    "/users/p" + i,
                    "{\"properties\":{\"email\":\"p" + i + "@example.com\",\"firstName\":\"P\",\"lastName\":\"" + i
                            + "\"}}");
        }
        emulator.clearJournal();
        return IntStream.range(0, count).mapToObj(i -> "p" + i).toArray(String[]::new);
    }

    private String group(String more) {
        return createGroup("{\"displayName\":\"Team\"" + more + "}").id();
    }

    private static String removedAll(String... ids) {
        return added(ids).replace("\"add\"", "\"remove\"");
    }

    /** Sends a request of little time again and again until it comes through; how often it did not. */
    private List<ScimException> insist(String group, String operation) {
        List<ScimException> refusals = new ArrayList<>();
        while (refusals.size() < ROUNDS) {
            RequestContext hasty = RequestContext.of(new Principal("test"), "c", dialect)
                    .until(Instant.now().plusSeconds(1));
            try {
                patch(hasty, groups, group, operation, false);
                return refusals;
            } catch (ScimException e) {
                refusals.add(e);
            }
        }
        throw new AssertionError("never comes through: " + refusals.get(0).getMessage());
    }

    private static long writes(String method) {
        return emulator.journal().stream()
                .filter(entry -> entry.method().equals(method) && entry.path().contains("/users/"))
                .count();
    }

    @Test
    void manyMembersCompleteByRepeatsAndNoneIsWrittenTwice() {
        String[] people = people(MANY);
        String team = group("");
        emulator.settings(emulator.settings().with(Setting.LATENCY_MILLIS, 3));
        List<ScimException> refusals = insist(team, added(people));
        assertThat(refusals).isNotEmpty().allSatisfy(refusal -> {
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.retryAfter()).isPresent();
            assertThat(refusal.error().detail()).containsPattern("\\d+ members that are left");
        });
        assertThat(members(team)).containsExactly(people);
        assertThat(writes("PUT")).isEqualTo(MANY);

        silentPatch(groups, team, added(people));
        assertThat(calls())
                .as("all there")
                .containsExactly("GET groups/ID/users", "GET groups/ID/users", "GET groups/ID/users");
        insist(team, removedAll(people));
        assertThat(members(team)).isEmpty();
        assertThat(writes("DELETE")).isEqualTo(MANY);
    }

    @Test
    void aCallThatStaysRefusedTellsWhatIsLeft() {
        String[] people = people(60);
        String team = group("");
        emulator.faults(
                Fault.status(503).method("PUT").path("/groups/*/users/*").calls(21, 25));
        ScimException refusal =
                Assertions.catchThrowableOfType(ScimException.class, () -> silentPatch(groups, team, added(people)));
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.retryAfter()).isPresent();
        assertThat(refusal.error().detail()).contains("40 members");
        assertThat(members(team)).hasSize(20);
        silentPatch(groups, team, added(people));
        assertThat(members(team)).containsExactly(people);
    }

    @Test
    void onlyTheDifferenceIsWritten() {
        String[] people = people(80);
        String team = group("");
        silentPatch(groups, team, added(Stream.of(people).limit(70).toArray(String[]::new)));
        emulator.clearJournal();
        silentPatch(groups, team, added(people));
        assertThat(writes("PUT")).isEqualTo(10);
        String[] some =
                Stream.concat(Stream.of("nobody"), Stream.of(people).skip(20)).toArray(String[]::new);
        silentPatch(groups, team, removedAll(some));
        assertThat(members(team)).hasSize(20);
        assertThat(writes("DELETE")).isEqualTo(60);
    }

    @Test
    void whatFollowsFromAMembershipIsCompletedToo() {
        String target = group("");
        AccessMapping mapping =
                MappingReader.read("test", "groups: [{idp: Team, apim: " + target + ", products: [{id: starter}]}]");
        serve(connected.withMapping(() -> mapping));
        assertThat(group("")).isEqualTo(target);
        String[] people = people(55);
        emulator.faults(Fault.status(400).method("PUT").path("/subscriptions/*").calls(10, 10));
        assertStatus(400, () -> silentPatch(groups, target, added(people)));
        assertThat(members(target)).hasSize(10);
        assertThat(subscriptions("p9")).isEmpty();
        emulator.faults();
        silentPatch(groups, target, added(people));
        assertThat(members(target)).hasSize(55);
        assertThat(people).allSatisfy(id -> assertThat(subscriptions(id)).containsEntry("starter", "active"));

        emulator.faults(
                Fault.status(400).method("PATCH").path("/subscriptions/*").calls(3, 3));
        assertStatus(400, () -> silentPatch(groups, target, removedAll(people)));
        emulator.faults();
        silentPatch(groups, target, removedAll(people));
        assertThat(members(target)).isEmpty();
        assertThat(people).allSatisfy(id -> assertThat(subscriptions(id)).containsEntry("starter", "suspended"));
        silentPatch(groups, target, removedAll(people));
        assertThat(calls()).containsExactly("GET groups/ID/users", "GET subscriptions");
    }

    @Test
    void nobodyOutsideTheRuleComesInWithMany() {
        String[] people = people(60);
        arm.patch("/users/p7", "{\"properties\":{\"email\":\"p7@other.com\"}}");
        AccessMapping mapping = MappingReader.read("test", "manage: {email-domains: [example.com]}");
        serve(connected.withMapping(() -> mapping));
        String team = group("");
        arm.put("/groups/" + team + "/users/p7", "");
        silentPatch(
                groups,
                team,
                added(Stream.concat(Stream.of(people), Stream.of("nobody")).toArray(String[]::new)));
        assertThat(context.skippedMembers()).containsExactly("nobody");
        assertThat(members(team)).hasSize(60);
        assertThat(calls())
                .as("pages of members, of users, and each who was missing")
                .hasSize(1 + 1 + 59);
        silentPatch(groups, team, removedAll(people));
        assertThat(members(team)).containsExactly("p7");
    }

    @Test
    void aCreateWithManyMembersGoesOnWhereItBrokeOff() {
        String[] people = people(80);
        String values = added(people).replaceFirst("^.*?\"value\":", "");
        String sent = ",\"externalId\":\"e-1\",\"members\":" + values.substring(0, values.length() - 1);
        emulator.faults(
                Fault.status(503).method("PUT").path("/groups/*/users/*").calls(31, 35));
        ScimException refusal = Assertions.catchThrowableOfType(ScimException.class, () -> group(sent));
        assertThat(refusal.error().detail()).contains("50 members");
        String team = emulator.state().groups().get(3).id();
        assertThat(members(team)).hasSize(30);
        assertThat(group(sent)).isEqualTo(team);
        assertThat(members(team)).containsExactly(people);
        assertThat(emulator.state().group(team).orElseThrow().description()).doesNotContain("incomplete");
        assertStatus(409, () -> group(sent));
    }
}
