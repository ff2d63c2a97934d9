package io.scimwright.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.Filter;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryProviderTest {

    private final RequestContext context = RequestContext.of(new Principal("test"), "c", Dialect.tolerant());
    private final MemoryProvider users = MemoryProvider.of(User.TYPE);
    private final MemoryProvider groups = MemoryProvider.of(Group.TYPE);

    private ScimResource create(MemoryProvider provider, RequestContext where, String json) {
        ScimResource resource = ScimJson.decode(json, provider.resourceType());
        return provider.create(new CreateRequest(where, resource, ScimObject.empty()))
                .after()
                .orElseThrow();
    }

    private void patch(MemoryProvider provider, String id, String operation) {
        Patch patch = Patch.decode(
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation + "]}",
                provider.resourceType(),
                Dialect.tolerant());
        provider.patch(new PatchRequest(context, id, patch, Projection.standard(), false));
    }

    private static ResolvedFilter resolved(String filter, ResourceType type) {
        return ResolvedFilter.of(Filter.parse(filter), type, Dialect.tolerant());
    }

    private List<String> found(MemoryProvider provider, String filter) {
        Query query = Query.all(100).withFilter(resolved(filter, provider.resourceType()));
        return provider.query(new QueryRequest(context, query)).resources().stream()
                .map(ScimResource::id)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"USER-7\"",
                "userType eq \"type-3\"",
                "externalId eq \"x-7\"",
                "emails.value eq \"user-7@example.com\"",
                "emails[type eq \"work\"].value eq \"user-7@example.com\"",
                "userType eq \"type-3\" and active eq true",
                "active eq true and userName eq \"user-7\"",
            })
    void indexesLeaveFewCandidatesAmongWhichAreAllMatches(String text) {
        Store store = new Store(Indexes.standard(User.TYPE).paths());
        for (int i = 0; i < 50; i++) {
            store.create(ScimJson.decode("""
                            {"userName":"user-%1$d","externalId":"x-%1$d","userType":"type-%2$d","active":true,
                             "emails":[{"type":"work","value":"User-%1$d@example.com"}]}""".formatted(i, i % 10), User.TYPE));
        }
        ResolvedFilter filter = resolved(text, User.TYPE);
        List<Cell> candidates = store.candidates(filter).orElseThrow();
        List<Cell> matches = store.all().stream()
                .filter(cell -> filter.matches(Objects.requireNonNull(cell.resource)))
                .toList();
        assertThat(matches).isNotEmpty();
        assertThat(candidates).hasSizeLessThanOrEqualTo(5).containsAll(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"title eq \"x\"", "userName eq \"a\" or active eq true", "not (userName eq \"a\")", "id pr"})
    void otherFiltersReadEverything(String text) {
        Store store = new Store(Indexes.standard(User.TYPE).paths());
        assertThat(store.candidates(resolved(text, User.TYPE))).isEmpty();
    }

    @Test
    void anIndexCanBeAddedForAnyText() {
        MemoryProvider more = users.indexing(List.of("title", "userName"));
        create(more, context, "{\"userName\":\"a\",\"title\":\"Boss\"}");
        assertThat(found(more, "title eq \"boss\"")).hasSize(1);
        assertThatThrownBy(() -> users.indexing(List.of("active"))).hasMessageContaining("'active' holds no strings");
        assertThatThrownBy(() -> users.indexing(List.of("badge"))).hasMessageContaining("badge");
    }

    @Test
    void theGroupsOfAMemberAreFoundAfterEveryKindOfChange() {
        String id = create(groups, context, "{\"displayName\":\"g\",\"members\":[{\"value\":\"u1\"}]}")
                .id();
        assertThat(found(groups, "members.value eq \"u1\"")).containsExactly(id);
        patch(groups, id, "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"u2\"},{\"value\":\"u3\"}]}");
        patch(groups, id, "{\"op\":\"remove\",\"path\":\"members[value eq \\\"u1\\\"]\"}");
        assertThat(found(groups, "members.value eq \"u1\"")).isEmpty();
        assertThat(found(groups, "members.value eq \"u2\"")).containsExactly(id);
        patch(groups, id, "{\"op\":\"replace\",\"path\":\"members\",\"value\":[{\"value\":\"u3\",\"display\":\"d\"}]}");
        assertThat(found(groups, "members.value eq \"u2\"")).isEmpty();
        assertThat(found(groups, "members.value eq \"u3\"")).containsExactly(id);
        groups.delete(new DeleteRequest(context, id));
        assertThat(found(groups, "members.value eq \"u3\"")).isEmpty();
    }

    /** Whatever is written in whatever order, the indexes find what a look at everything finds. */
    @Test
    void indexesFollowRandomWrites() {
        Random random = new Random(20261124);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String type = "t" + random.nextInt(4);
            if (ids.size() < 5 || random.nextInt(4) == 0) {
                ids.add(create(users, context, "{\"userName\":\"u" + i + "\",\"userType\":\"" + type + "\"}")
                        .id());
            } else if (random.nextInt(5) == 0) {
                users.delete(new DeleteRequest(context, ids.remove(random.nextInt(ids.size()))));
            } else {
                patch(
                        users,
                        ids.get(random.nextInt(ids.size())),
                        "{\"op\":\"replace\",\"path\":\"userType\",\"value\":\"" + type + "\"}");
            }
            String filter = "userType eq \"T" + random.nextInt(4) + "\"";
            List<String> scanned = users.query(new QueryRequest(context, Query.all(1000))).resources().stream()
                    .filter(resolved(filter, User.TYPE)::matches)
                    .map(ScimResource::id)
                    .toList();
            assertThat(found(users, filter)).isEqualTo(scanned);
        }
    }

    /** An index that runs ahead of its resources would find some by a value that they do not have yet. */
    @Test
    void whatAnIndexFindsHasTheValueWhoeverWritesMeanwhile() throws InterruptedException {
        String id = create(users, context, "{\"userName\":\"ada\",\"userType\":\"a\"}")
                .id();
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 2_000; i++) {
                patch(users, id, "{\"op\":\"replace\",\"path\":\"userType\",\"value\":\"" + "ab".charAt(i % 2) + "\"}");
            }
            done.set(true);
        });
        writer.start();
        ResolvedFilter filter = resolved("userType eq \"a\"", User.TYPE);
        QueryRequest request = new QueryRequest(context, Query.all(10).withFilter(filter));
        while (!done.get()) {
            assertThat(users.query(request).resources()).allMatch(filter::matches);
        }
        writer.join();
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        RequestContext red = context.forTenant("red");
        RequestContext blue = context.forTenant("blue");
        ScimResource ada = create(users, red, "{\"userName\":\"ada\"}");
        create(users, blue, "{\"userName\":\"ada\"}");
        assertThat(users.find(new FindRequest(blue, ada.id(), Projection.standard())))
                .isEmpty();
        assertThat(users.query(new QueryRequest(red, Query.all(10))).totalResults())
                .isEqualTo(1);
        assertThatThrownBy(() -> create(users, red, "{\"userName\":\"Ada\"}")).hasMessageContaining("userName");
    }

    @Test
    void sortedPagesByKeyGoOnWhereTheyWereThoughTheirLastResourceIsGone() {
        for (String name : List.of("d", "b", "a", "e", "c", "f")) {
            create(users, context, "{\"userName\":\"" + name + "\",\"title\":\"" + name + "\"}");
        }
        Query query = Query.all(2).withSort(User.TYPE.require(User.TITLE.path()), SortOrder.ASCENDING);
        QueryResult first = users.query(new QueryRequest(context, query));
        users.delete(new DeleteRequest(context, first.resources().get(1).id()));
        QueryResult second = users.query(
                new QueryRequest(context, query).after(first.nextKey().orElseThrow()));
        assertThat(second.resources())
                .extracting(user -> user.require(User.TITLE))
                .containsExactly("c", "d");
        QueryResult third = users.query(
                new QueryRequest(context, query).after(second.nextKey().orElseThrow()));
        assertThat(third.resources())
                .extracting(user -> user.require(User.TITLE))
                .containsExactly("e", "f");
        assertThat(third.nextKey()).isEmpty();
    }

    /** A key holds only the beginning of a long value. */
    @ParameterizedTest
    @EnumSource(SortOrder.class)
    void sortedPagesLeaveNothingOutThoughALongValueWhereOneEndedIsChangedOrGone(SortOrder order) {
        for (String end : List.of("a", "b", "c", "d", "e", "f")) {
            create(users, context, "{\"userName\":\"" + end + "\",\"title\":\"" + "x".repeat(300) + end + "\"}");
        }
        Query query = Query.all(2).withSort(User.TYPE.require(User.TITLE.path()), order);
        QueryResult first = users.query(new QueryRequest(context, query));
        List<String> rest = names(users.query(new QueryRequest(
                        context, Query.all(6).withSort(User.TYPE.require(User.TITLE.path()), order))))
                .subList(2, 6);
        String key = first.nextKey().orElseThrow();
        assertThat(namesAfter(query, key)).isEqualTo(rest);

        String last = first.resources().get(1).id();
        patch(users, last, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"" + "x".repeat(300) + "m\"}");
        assertThat(namesAfter(query, key)).containsAll(rest);
        patch(users, last, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"" + "x".repeat(300) + "A\"}");
        assertThat(namesAfter(query, key)).containsAll(rest);
        users.delete(new DeleteRequest(context, last));
        assertThat(namesAfter(query, key)).containsAll(rest);
    }

    /** The names on all pages after a key. */
    private List<String> namesAfter(Query query, String key) {
        List<String> names = new ArrayList<>();
        Optional<String> next = Optional.of(key);
        while (next.isPresent()) {
            QueryResult page = users.query(new QueryRequest(context, query).after(next.get()));
            names.addAll(names(page));
            next = page.nextKey();
        }
        return names;
    }

    private static List<String> names(QueryResult page) {
        return page.resources().stream()
                .map(user -> user.require(User.USER_NAME))
                .toList();
    }
}
