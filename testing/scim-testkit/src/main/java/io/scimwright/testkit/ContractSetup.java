package io.scimwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.scimwright.core.Dialect;
import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Uniqueness;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.Precondition;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What a contract needs to know of a provider, and the calls that an engine would make. */
abstract class ContractSetup {

    private static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /** Each a text that may be changed freely, in the order of preference. */
    private static final List<String> TEXTS =
            List.of("displayName", "name.familyName", "title", "nickName", "name.formatted");

    private @Nullable ResourceProvider subject;

    /** The provider to test, empty: made anew for each test. */
    protected abstract ResourceProvider provider();

    /**
     * A provider over the store of the one that {@link #provider} made last, as another process has it; by default that one. What
     * is tested of concurrency is tested across both.
     */
    protected ResourceProvider anotherNode() {
        return subject();
    }

    /**
     * A resource as a client sends it, as JSON: valid, and different for each number. What the provider does not keep is dropped
     * from it. By default a user or a group; to be overridden for other types.
     */
    protected String resource(int number) {
        return subject().resourceType().name().equals("Group")
                ? "{\"displayName\":\"Contract Group " + number + "\"}"
                : """
                {"userName":"contract-%1$d@example.com","name":{"givenName":"Given","familyName":"Family %1$d"},
                 "displayName":"Contract User %1$d","title":"Title %1$d","active":true,
                 "emails":[{"value":"contract-%1$d@example.com","type":"work","primary":true}]}""".formatted(number);
    }

    /** An attribute that may be changed freely; by default {@code displayName} or another text that is kept and not unique. */
    protected SimpleAttribute<String> text() {
        return TEXTS.stream()
                .filter(name -> kept(name)
                        .filter(path -> path.leaf().uniqueness() == Uniqueness.NONE)
                        .isPresent())
                .findFirst()
                .map(Attribute::string)
                .orElseGet(() -> Attribute.string("displayName"));
    }

    /** The id of somebody who may be a member of a group; by default an invented one. */
    protected String member(int number) {
        return "contract-member-" + number;
    }

    /** How tolerant requests are read; {@link Dialect#tolerant()} by default. */
    protected Dialect dialect() {
        return Dialect.tolerant();
    }

    @BeforeEach
    void takeProvider() {
        subject = provider();
    }

    final ResourceProvider subject() {
        return Objects.requireNonNull(subject, "the provider is there once the test has begun");
    }

    final ResourceType type() {
        return subject().resourceType();
    }

    final Optional<ResolvedPath> kept(String path) {
        return type().resolve(Attribute.string(path).path(), Dialect.rfc()).filter(ResolvedPath::isKept);
    }

    /** A simple core attribute whose values are unique. */
    final Optional<AttributeDefinition> unique() {
        return type().schema().attributes().stream()
                .filter(attribute -> attribute.uniqueness() != Uniqueness.NONE && !attribute.isMultiValued())
                .findFirst();
    }

    final RequestContext context() {
        return RequestContext.of(new Principal("contract"), "contract", dialect());
    }

    final ScimResource submitted(String json) {
        return ScimJson.submitted(ScimJson.read(json), type(), dialect(), ignored -> {});
    }

    final ScimResource create(int number) {
        return create(resource(number));
    }

    final ScimResource create(String json) {
        WriteOutcome outcome = subject().create(new CreateRequest(context(), submitted(json), ScimJson.read(json)));
        return outcome.after().orElseThrow(() -> new AssertionError("what create stored is not in its outcome"));
    }

    final List<ScimResource> createSeveral(int howMany) {
        List<ScimResource> all = new ArrayList<>();
        for (int i = 1; i <= howMany; i++) {
            all.add(create(i));
        }
        return all;
    }

    final Optional<ScimResource> find(String id) {
        return subject().find(new FindRequest(context(), id, Projection.standard()));
    }

    final ScimResource require(String id) {
        return find(id).orElseThrow(() -> new AssertionError("nothing has the id " + id + " although it was created"));
    }

    final WriteOutcome replace(String id, ScimResource resource) {
        return replace(id, resource, Precondition.none());
    }

    final WriteOutcome replace(String id, ScimResource resource, Precondition precondition) {
        return subject()
                .replace(new ReplaceRequest(context(), id, resource.withId(id), Projection.standard(), precondition));
    }

    final WriteOutcome patch(String id, String operations) {
        return patch(id, operations, Precondition.none());
    }

    final WriteOutcome patch(String id, String operations, Precondition precondition) {
        ScimObject message = ScimJson.read("{\"schemas\":[\"" + PATCH_OP + "\"],\"Operations\":[" + operations + "]}");
        Patch patch = Patch.decode(message, type(), dialect(), ignored -> {});
        return subject().patch(new PatchRequest(context(), id, patch, Projection.standard(), true, precondition));
    }

    final String replaceText(String value) {
        return "{\"op\":\"replace\",\"path\":\"" + text() + "\",\"value\":\"" + value + "\"}";
    }

    final void delete(String id) {
        delete(id, Precondition.none());
    }

    final void delete(String id, Precondition precondition) {
        subject().delete(new DeleteRequest(context(), id, precondition));
    }

    final QueryResult query(Query query) {
        return subject().query(new QueryRequest(context(), query));
    }

    final QueryResult query(Query query, String afterKey) {
        return subject().query(new QueryRequest(context(), query).after(afterKey));
    }

    /** Everything, page by page as the engine reads it. */
    final List<ScimResource> all() {
        List<ScimResource> all = new ArrayList<>();
        while (true) {
            QueryResult page = query(Query.all(3).withPage(all.size() + 1, 3));
            all.addAll(page.resources());
            if (page.resources().isEmpty() || all.size() >= page.totalResults()) {
                return all;
            }
        }
    }

    /** What the client sent, attribute by attribute, against what is there. */
    final void requireKept(ScimResource sent, ScimResource found) {
        sent.attributes().forEach((name, value) -> {
            if (!isCommon(name)) {
                assertThat(comparable(found.attributes().value(name)))
                        .as("%s of %s, which is kept and was sent", name, found)
                        .isEqualTo(comparable(value));
            }
        });
    }

    private static boolean isCommon(String name) {
        return Stream.of("schemas", "id", "meta", "externalId", "password").anyMatch(name::equalsIgnoreCase);
    }

    /** Without what a server adds to a reference. */
    private static ScimValue comparable(ScimValue value) {
        if (value instanceof ScimList list) {
            return ScimList.of(
                    list.elements().stream().map(ContractSetup::comparable).toList());
        }
        return value instanceof ScimObject object && object.has("$ref") ? object.without("$ref") : value;
    }

    final String value(ScimResource resource, AttributeDefinition attribute) {
        return resource.attributes()
                .findString(attribute.name())
                .orElseThrow(() -> new AssertionError("no " + attribute.name() + " in " + resource));
    }

    final ScimResource with(ScimResource resource, AttributeDefinition attribute, String value) {
        return resource.withAttributes(resource.attributes().with(attribute.name(), ScimString.of(value)));
    }

    /** What a client may send back of a resource. */
    final ScimResource echoed(ScimResource resource) {
        return submitted(ScimJson.encode(resource));
    }

    static void requireStatus(int status, Runnable call, String what) {
        Throwable failure = catchThrowable(call::run);
        assertThat(failure).as(what).isInstanceOf(ScimException.class);
        assertThat(((ScimException) failure).status()).as("status of: " + what).isEqualTo(status);
    }
}
