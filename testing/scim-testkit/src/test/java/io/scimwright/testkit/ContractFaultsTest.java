package io.scimwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.ResourceProvider;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Each test of the contract can fail: for each there is a provider that is wrong in just the way it looks for. */
class ContractFaultsTest {

    private static volatile Fault fault = Fault.NONE;
    private static volatile ResourceType rightType = User.TYPE;

    /** Not found by the build, which looks for names that end with Test. */
    static class Contract extends ResourceProviderContract {

        @Override
        protected ResourceProvider provider() {
            return switch (fault) {
                case NONE -> new SmallProvider(rightType);
                case VERSIONS_ARE_CHECKED_THEN_DELETED, CHANGES_BRING_BACK_WHAT_IS_DELETED ->
                    new BrokenDeletions(fault);
                default -> new BrokenProvider(fault);
            };
        }
    }

    /** What became of each test, by the name of its method. */
    private static Map<String, TestExecutionResult> run() {
        Map<String, TestExecutionResult> results = new TreeMap<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Contract.class))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                test.getSource()
                        .filter(MethodSource.class::isInstance)
                        .map(MethodSource.class::cast)
                        .ifPresent(source -> results.put(source.getMethodName(), result));
            }
        });
        return results;
    }

    private static List<String> with(Map<String, TestExecutionResult> results, TestExecutionResult.Status status) {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue().getStatus() == status)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> allTests() {
        Set<String> names = new TreeSet<>();
        for (Class<?> type = ResourceProviderContract.class; type != Object.class; type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .map(Method::getName)
                    .forEach(names::add);
        }
        return names;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aProviderWithAFaultIsFoundOut(Fault each) {
        fault = each;
        try {
            Map<String, TestExecutionResult> results = run();
            assertThat(with(results, TestExecutionResult.Status.FAILED))
                    .as("tests that fail for %s", each)
                    .contains(each.test);
            assertThat(Objects.requireNonNull(results.get(each.test))
                            .getThrowable()
                            .orElseThrow())
                    .as("how %s fails", each.test)
                    .isInstanceOfAny(AssertionError.class, ScimException.class);
        } finally {
            fault = Fault.NONE;
        }
    }

    @Test
    void everyTestHasItsFault() {
        Set<String> found = Arrays.stream(Fault.values())
                .map(each -> each.test)
                .filter(test -> !test.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(allTests());
    }

    @Test
    void aProviderThatIsRightPasses() {
        List<String> skippedForUsers = new ArrayList<>();
        List<String> skippedForGroups = new ArrayList<>();
        for (ResourceType type : List.of(User.TYPE, Group.TYPE)) {
            rightType = type;
            Map<String, TestExecutionResult> results = run();
            assertThat(with(results, TestExecutionResult.Status.FAILED))
                    .as(type + ": " + results)
                    .isEmpty();
            (type == User.TYPE ? skippedForUsers : skippedForGroups)
                    .addAll(with(results, TestExecutionResult.Status.ABORTED));
        }
        rightType = User.TYPE;
        assertThat(skippedForUsers).as("needs members").hasSize(6);
        assertThat(skippedForGroups)
                .as("needs a unique attribute, or active")
                .doesNotContainAnyElementsOf(skippedForUsers);
    }
}
