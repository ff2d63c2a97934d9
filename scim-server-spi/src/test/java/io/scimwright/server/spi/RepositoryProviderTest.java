package io.scimwright.server.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.patch.Change;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.filter.Filter;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryProviderTest {

    private static final String ADA =
            "{\"userName\":\"ada\",\"name\":{\"givenName\":\"Ada\"},\"emails\":[{\"type\":\"work\",\"value\":\"ada@x\"}]}";

    private final EmployeeTable table = new EmployeeTable();
    private final RepositoryProvider<Employee> provider = RepositoryProvider.of(table, ResourceMapperTest.MAPPER);
    private final Calls calls = new Calls(provider);

    @Test
    void aUserLivesAndDies() {
        ScimResource ada = calls.create(ADA);
        assertThat(ada.version()).contains("W/\"1\"");
        assertThat(calls.find(ada.id())).contains(ada);

        WriteOutcome patched = calls.patch(
                ada.id(), "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"new@x\"}");
        assertThat(patched.changes()).extracting(Change::path).containsExactly("emails");
        assertThat(patched.after().orElseThrow().version()).contains("W/\"2\"");

        WriteOutcome replaced = calls.replace(ada.id(), "{\"userName\":\"countess\"}");
        assertThat(replaced.after().orElseThrow().find(User.EMAILS)).isEmpty();
        assertThat(table.row(1).getMail()).isNull();

        calls.delete(ada.id());
        assertThat(calls.find(ada.id())).isEmpty();
        assertThatThrownBy(() -> calls.delete(ada.id())).isInstanceOf(ScimException.class);
        assertThatThrownBy(() -> calls.replace(ada.id(), ADA)).hasMessageContaining("no User has the id");
    }

    @Test
    void whatChangesNothingWritesNothing() {
        String id = calls.create(ADA).id();
        assertThat(calls.replace(id, ADA).isChanged()).isFalse();
        assertThat(calls.patch(id, "{\"op\":\"add\",\"path\":\"active\",\"value\":\"True\"}")
                        .isChanged())
                .isFalse();
        assertThat(table.row(1).getVersion()).isEqualTo(1);
    }

    @Test
    void anElementThatHasNoColumnIsDroppedAndRecorded() {
        String id = calls.create(
                        "{\"userName\":\"ada\",\"externalId\":\"x\",\"emails\":[{\"value\":\"h\",\"type\":\"home\"}]}")
                .id();
        assertThat(calls.context.ignored()).contains("externalId", "emails");
        assertThat(calls.patch(
                                id,
                                "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"type\":\"home\",\"value\":\"h\"}]}")
                        .isChanged())
                .isFalse();
    }

    @Test
    void aNewPasswordIsAChangeThoughNobodyCanReadIt() {
        String id = calls.create(ADA).id();
        WriteOutcome outcome = calls.patch(id, "{\"op\":\"replace\",\"path\":\"password\",\"value\":\"four\"}");
        assertThat(outcome.changes()).extracting(Change::path).containsExactly("password");
        assertThat(table.row(1).getPasswordHash()).isEqualTo("hash of 4");
        assertThat(outcome.after().orElseThrow().attributes().has("password")).isFalse();
    }

    @Test
    void whatIsShownIsThereThoughSomebodyElseWentBeforeTheRowsWereCounted() {
        RepositoryProvider<Employee> counting = RepositoryProvider.of(
                new EmployeeTable() {
                    @Override
                    public synchronized Rows<Employee> list(RequestContext context, int offset, int limit) {
                        List<Employee> read = super.list(context, offset, limit).rows();
                        rows.remove(1);
                        return new Rows<>(read, rows.size());
                    }
                },
                ResourceMapperTest.MAPPER);
        Calls several = new Calls(counting);
        several.create(ADA);
        several.create("{\"userName\":\"bob\"}");
        several.create("{\"userName\":\"cy\"}");
        QueryResult page = several.query(Query.all(5).withPage(2, 5));
        assertThat(page.resources()).hasSize(2);
        assertThat(page.totalResults()).isEqualTo(3);
    }

    @Test
    void aTakenKeyIsAConflict() {
        calls.create(ADA);
        assertThatThrownBy(() -> calls.create(ADA))
                .asInstanceOf(type(ScimException.class))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(409);
                    assertThat(failure.error().scimType()).contains(ScimType.UNIQUENESS);
                    assertThat(failure.path()).contains("userName");
                });
    }

    @Test
    void exceptionsOfTheStoreCanMeanATakenKey() {
        RepositoryProvider<Employee> failing = RepositoryProvider.of(
                        new EmployeeTable() {
                            @Override
                            public synchronized Employee insert(RequestContext context, Employee row) {
                                throw new IllegalArgumentException("ORA-00001");
                            }
                        },
                        ResourceMapperTest.MAPPER)
                .withTakenKeys(failure -> failure instanceof IllegalArgumentException);
        assertThatThrownBy(() -> new Calls(failing).create(ADA))
                .hasMessageContaining("another User has this userName, or another value that has to be unique")
                .asInstanceOf(type(ScimException.class))
                .extracting(ScimException::status)
                .isEqualTo(409);
    }

    @Test
    void whoeverWasFasterIsNotOverwritten() {
        String id = calls.create(ADA).id();
        table.conflicts = 3;
        WriteOutcome outcome = calls.patch(id, "{\"op\":\"replace\",\"path\":\"name.familyName\",\"value\":\"King\"}");
        ScimResource after = outcome.after().orElseThrow();
        assertThat(after.find(User.NAME.familyName())).contains("King");
        assertThat(after.find(User.NAME.givenName())).contains("Meanwhile 4");
    }

    @Test
    void aClientThatInsistsOnAVersionIsToldThatItIsGone() {
        String id = calls.create(ADA).id();
        Precondition first = Precondition.version("W/\"1\"");
        ReplaceRequest replace = new ReplaceRequest(
                calls.context, id, calls.find(id).orElseThrow().with(User.ACTIVE, false), Projection.standard(), first);
        table.conflicts = 1;
        assertThatThrownBy(() -> provider.replace(replace))
                .asInstanceOf(type(ScimException.class))
                .extracting(ScimException::status)
                .isEqualTo(412);
        assertThat(table.row(1).isEnabled()).isTrue();
        assertThatThrownBy(() -> provider.delete(new DeleteRequest(calls.context, id, first)))
                .asInstanceOf(type(ScimException.class))
                .extracting(ScimException::status)
                .isEqualTo(412);
        assertThat(provider.delete(new DeleteRequest(calls.context, id, Precondition.version("W/\"2\"")))
                        .isChanged())
                .isTrue();
    }

    @Test
    void onlyAMapperThatNamesAVersionPromisesVersions() {
        assertThat(provider.capabilities().keepsVersions()).isTrue();
        ResourceMapper<Employee> without = ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
                .id(Employee::getId)
                .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
                .build();
        assertThat(RepositoryProvider.of(table, without).capabilities().keepsVersions())
                .isFalse();
    }

    @Test
    void aConflictAtCommitIsTriedAgain() {
        String id = calls.create(ADA).id();
        List<String> commits = new ArrayList<>();
        RepositoryProvider<Employee> committing = provider.withTransactions((context, work) -> {
                    work.run();
                    commits.add("commit");
                    if (commits.size() == 1) {
                        throw new IllegalStateException("optimistic lock");
                    }
                })
                .withConflicts(failure -> "optimistic lock".equals(failure.getMessage()));
        new Calls(committing).patch(id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
        assertThat(commits).hasSize(2);
        assertThat(table.row(1).isEnabled()).isFalse();
    }

    @Test
    void whatLosesEveryTimeIsToComeBackLater() {
        String id = calls.create(ADA).id();
        table.conflicts = Integer.MAX_VALUE;
        assertBusy(() -> calls.patch(id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}"));
        assertBusy(() -> calls.delete(id));
    }

    private static void assertBusy(ThrowingCallable call) {
        assertThatThrownBy(call).asInstanceOf(type(ScimException.class)).satisfies(failure -> {
            assertThat(failure.status()).isEqualTo(503);
            assertThat(failure.retryAfter()).isPresent();
        });
    }

    @Test
    void aDeletionSeesWhatOthersDidMeanwhile() {
        String id = calls.create(ADA).id();
        table.conflicts = 1;
        DeleteRequest first = new DeleteRequest(calls.context, id, Precondition.version("W/\"1\""));
        assertThatThrownBy(() -> provider.delete(first))
                .asInstanceOf(type(ScimException.class))
                .extracting(ScimException::status)
                .isEqualTo(412);
        assertThat(calls.find(id))
                .as("changed by another node after it was read")
                .isPresent();
        table.conflicts = 3;
        calls.delete(id);
        assertThat(calls.find(id)).isEmpty();
    }

    @Test
    void aConflictAtTheCommitOfADeletionIsTriedAgain() {
        String id = calls.create(ADA).id();
        List<String> commits = new ArrayList<>();
        RepositoryProvider<Employee> committing = provider.withTransactions((context, work) -> {
                    commits.add("begin");
                    if (commits.size() == 1) {
                        throw new IllegalStateException("optimistic lock");
                    }
                    work.run();
                })
                .withConflicts(failure -> "optimistic lock".equals(failure.getMessage()));
        new Calls(committing).delete(id);
        assertThat(commits).hasSize(2);
        assertThat(table.rows).isEmpty();
    }

    @Test
    void withoutVersionsARowIsDeletedUnread() {
        ResourceMapper<Employee> without = ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
                .id(Employee::getId)
                .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
                .build();
        Calls unversioned = new Calls(RepositoryProvider.of(table, without));
        String id = unversioned.create(ADA).id();
        table.calls.clear();
        unversioned.delete(id);
        assertThat(table.calls).isEmpty();
        assertThatThrownBy(() -> unversioned.delete(id)).hasMessageContaining("no User has the id");
    }

    @Test
    void everyOperationRunsInItsTransaction() {
        List<String> log = new ArrayList<>();
        Calls inside = new Calls(provider.withTransactions((context, work) -> {
            log.add("begin " + context.correlationId());
            work.run();
            log.add("commit");
        }));
        String id = inside.create(ADA).id();
        inside.find(id);
        inside.query(Query.all(10));
        inside.patch(id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
        inside.delete(id);
        assertThat(log).hasSize(10).startsWith("begin c-1", "commit");
        assertThatThrownBy(() -> inside.delete(id)).isInstanceOf(ScimException.class);
        assertThat(log.get(log.size() - 1)).isEqualTo("begin c-1");
    }

    @Test
    void aHookThatDoesNotRunItsWorkIsFoundOut() {
        Calls lazy = new Calls(provider.withTransactions((context, work) -> {}));
        assertThatThrownBy(() -> lazy.find("1")).hasMessageContaining("has not run its work");
    }

    @Test
    void violatedConstraintsAreToldInTheWordsOfScim() {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            Calls checked = new Calls(provider.withValidator(validator));
            String id = checked.create(ADA).id();
            assertThatThrownBy(() -> checked.patch(id, """
                            {"op":"replace","value":{"name.familyName":"%1$s","emails[type eq \\"work\\"].value":"%1$s"}}""".formatted("x".repeat(41))))
                    .asInstanceOf(type(ScimException.class))
                    .satisfies(failure -> {
                        assertThat(failure.status()).isEqualTo(400);
                        assertThat(failure.error().scimType()).contains(ScimType.INVALID_VALUE);
                        assertThat(failure.error().detail())
                                .contains("name.familyName: size must be between 0 and 20")
                                .contains("emails[type eq \"work\"].value: size must be between 0 and 40");
                    });
            assertThat(table.row(1).getLastName()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"ADA\"",
                "userName eq \"ada\" and active eq true",
                "emails[type eq \"work\"].value eq \"ada@x\"",
                "emails[type eq \"work\" and value eq \"Ada@x\"]",
            })
    void lookupsAnswerFiltersThatTheyNarrow(String filter) {
        calls.create(ADA);
        calls.create("{\"userName\":\"ada2\"}");
        assertThat(provider.capabilities().filters(resolved(filter))).isTrue();
        QueryResult found = calls.query(filter);
        assertThat(found.totalResults()).isEqualTo(1);
        assertThat(found.resources().get(0).find(User.USER_NAME)).contains("ada");
        assertThat(table.calls).noneMatch(call -> call.startsWith("list"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName sw \"ada\"",
                "emails.value eq \"ada@x\"",
                "emails[type eq \"home\"].value eq \"ada@x\"",
                "userName eq \"ada\" or active eq true",
                "not (userName eq \"ada\")",
                "active eq true",
            })
    void otherFiltersAreLeftToTheEngine(String filter) {
        assertThat(provider.capabilities().filters(resolved(filter))).isFalse();
    }

    private ResolvedFilter resolved(String filter) {
        return ResolvedFilter.of(Filter.parse(filter), provider.resourceType(), Dialect.tolerant());
    }

    @Test
    void pagesAreThoseOfTheRepository() {
        IntStream.range(0, 5).forEach(i -> calls.create("{\"userName\":\"u" + i + "\"}"));
        QueryResult page = calls.query(Query.all(2).withPage(4, 2));
        assertThat(page.totalResults()).isEqualTo(5);
        assertThat(page.resources()).extracting(ScimResource::id).containsExactly("4", "5");
        assertThat(calls.query(Query.all(0)).resources()).isEmpty();
    }

    @Test
    void aRowThatCannotBeReadIsAFailureOfItsOwn() {
        Calls all = new Calls(RepositoryProvider.of(
                table,
                ResourceMapperTest.employee()
                        .keepRest(Employee::getRest, Employee::setRest)
                        .build()));
        String ada = all.create(ADA).id();
        all.create("{\"userName\":\"bob\",\"title\":\"Clerk\"}");
        table.row(1).setRest("{\"title\":");
        assertThat(all.query(Query.all(10)).resources())
                .extracting(user -> user.require(User.USER_NAME))
                .containsExactly("ada", "bob");
        assertThat(all.query("userName eq \"ada\"").totalResults()).isEqualTo(1);
        // No 400: the client has done nothing wrong. And nothing is written over what may be mended.
        assertThatThrownBy(() -> all.find(ada)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> all.replace(ada, ADA)).isInstanceOf(IllegalStateException.class);
        assertThat(table.row(1).getRest()).isEqualTo("{\"title\":");
    }

    @Test
    void aStoreThatAnswersQueriesIsAsked() {
        class Sql extends EmployeeTable implements QueryableRepository<Employee> {
            @Override
            public Capabilities capabilities() {
                return Capabilities.none().withFilter(filter -> true).withSort();
            }

            @Override
            public Rows<Employee> query(RequestContext context, Query query) {
                calls.add("query");
                return new Rows<>(List.copyOf(rows.values()), rows.size());
            }
        }
        Sql sql = new Sql();
        RepositoryProvider<Employee> asked = RepositoryProvider.of(sql, ResourceMapperTest.MAPPER);
        assertThat(asked.capabilities().sorts()).isTrue();
        new Calls(asked).create(ADA);
        assertThat(new Calls(asked).query("active eq true").totalResults()).isEqualTo(1);
        assertThat(sql.calls).contains("query");
    }
}
