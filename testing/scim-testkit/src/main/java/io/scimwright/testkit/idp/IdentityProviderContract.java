package io.scimwright.testkit.idp;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Tells over HTTP whether a SCIM server gets along with identity providers: their sequences, their quirks with the literal
 * payload in the name of each test, and Microsoft's validation. Extend it and give it a client of the running server:
 *
 * <pre>{@code
 * class MyServerTest extends IdentityProviderContract {
 *     protected ScimClient client() {
 *         return ScimClient.of("http://localhost:8080/scim/v2", token);
 *     }
 * }
 * }</pre>
 *
 * <p>What a server can be expected to give back it says itself in {@code /Schemas}: attributes that it does not keep have to be
 * accepted and are not looked for. Every run makes users and groups of names that no other run has used, and leaves them; the
 * users that a server begins with are expected to have a family name.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class IdentityProviderContract {

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    /** A client of the server under test. */
    protected abstract ScimClient client();

    /** How many users the import of Okta turns pages through, besides those that are there; 250 by default. */
    protected int importedUsers() {
        return 250;
    }

    /** How many members are added to a group by one request; 1,000 by default. */
    protected int manyMembers() {
        return 1000;
    }

    /** For how many seconds 25 requests a second are sent; 4 by default, and 60 is what Microsoft asks for. */
    protected int rateSeconds() {
        return 4;
    }

    /** Runs first: it looks for a family name in whichever user comes first, and the other tests make users that have none. */
    @TestFactory
    @Order(1)
    Stream<DynamicTest> testsOfOkta() {
        return tests(List.of(new Step(
                "Okta SPEC and CRUD suites, 41 requests",
                play -> RequestSequence.named("okta-sequence.json").play(play.client))));
    }

    @TestFactory
    Stream<DynamicTest> sequencesOfIdentityProviders() {
        return tests(Stream.of(
                        EntraSequences.all(),
                        OktaSequences.all(importedUsers()),
                        OtherSequences.all(),
                        LoadSequences.all(rateSeconds()))
                .flatMap(List::stream)
                .toList());
    }

    @TestFactory
    Stream<DynamicTest> quirksInBodies() {
        return tests(BodyQuirks.all());
    }

    @TestFactory
    Stream<DynamicTest> quirksInQueries() {
        return tests(QueryQuirks.all());
    }

    @TestFactory
    Stream<DynamicTest> quirksOfHttp() {
        return tests(HttpQuirks.all(manyMembers()));
    }

    @TestFactory
    Stream<DynamicTest> validationByMicrosoft() {
        return tests(ValidatorChecks.all());
    }

    private Stream<DynamicTest> tests(List<Step> steps) {
        return steps.stream()
                .map(step -> DynamicTest.dynamicTest(
                        step.name(),
                        () -> step.script()
                                .run(new Play(client(), run + "-" + step.name().replaceAll("[^0-9].*", "")))));
    }
}
