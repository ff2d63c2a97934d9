package io.scimwright.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;

/** Which room may know which, by the packages that classes really use. */
@AnalyzeClasses(packages = "io.scimwright", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String FILTER = "io.scimwright.filter..";
    private static final String CORE = "io.scimwright.core..";
    private static final String SPI = "io.scimwright.server.spi..";
    private static final String TRAFFIC = "io.scimwright.apim.traffic..";
    private static final String ACCESS = "io.scimwright.apim.access..";
    private static final String JACKSON = "com.fasterxml.jackson..";

    @ArchTest
    static final ArchRule theFilterKnowsNothingButAntlr = room(FILTER).mayOnlyKnow(FILTER, "org.antlr.v4.runtime..");

    @ArchTest
    static final ArchRule theCoreKnowsTheFilterAndJackson = room(CORE).mayOnlyKnow(CORE, FILTER, JACKSON);

    @ArchTest
    static final ArchRule theSpiKnowsTheCore = room(SPI).mayOnlyKnow(SPI, CORE, FILTER, "jakarta.validation..");

    @ArchTest
    static final ArchRule theEngineKnowsNoGatewayNoServletAndNoFramework =
            room("io.scimwright.server").mayOnlyKnow("io.scimwright.server", SPI, CORE, FILTER, "org.slf4j..");

    @ArchTest
    static final ArchRule theServletBindingKnowsTheEngineAndTheServletApi = room("io.scimwright.servlet")
            .mayOnlyKnow("io.scimwright.servlet", "io.scimwright.server", SPI, CORE, FILTER, "jakarta.servlet..");

    @ArchTest
    static final ArchRule onlyItsOwnPackageKnowsTomcat = room("io.scimwright.servlet.tomcat")
            .mayOnlyKnow(
                    "io.scimwright.servlet.tomcat",
                    "io.scimwright.servlet",
                    "jakarta.servlet..",
                    "org.apache.catalina..",
                    "org.apache.coyote..",
                    "org.apache.juli..",
                    "org.apache.tomcat..");

    @ArchTest
    static final ArchRule theApimAdapterKnowsTheSpiAndNotTheEngine = room(
                    "io.scimwright.apim", "io.scimwright.apim.doctor", "io.scimwright.apim.internal..")
            .mayOnlyKnow(
                    "io.scimwright.apim",
                    "io.scimwright.apim.doctor",
                    "io.scimwright.apim.internal..",
                    TRAFFIC,
                    ACCESS,
                    SPI,
                    CORE,
                    FILTER,
                    "com.azure..",
                    "reactor.core..",
                    "org.reactivestreams..",
                    "org.slf4j..",
                    "jakarta.validation..");

    @ArchTest
    static final ArchRule theBudgetOfCallsKnowsNoGateway = room(TRAFFIC).mayOnlyKnow(TRAFFIC, CORE);

    @ArchTest
    static final ArchRule theLogicOfAccessKnowsNoGateway = room(ACCESS)
            .mayOnlyKnow(
                    ACCESS,
                    CORE,
                    "org.yaml.snakeyaml..",
                    "jakarta.validation..",
                    "org.hibernate.validator..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule theLogicOfTheApimAdapterKnowsNoAzureType = noClasses()
            .that()
            .resideInAPackage("io.scimwright.apim.internal")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "reactor..", "io.scimwright.apim.internal.azure..");

    @ArchTest
    static final ArchRule theEmulatorKnowsNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("io.scimwright.apim.emulator..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.scimwright..")
                    .and(DescribedPredicate.not(resideInAPackage("io.scimwright.apim.emulator.."))));

    @ArchTest
    static final ArchRule theSqlProviderKnowsTheSpiAndJdbc = room("io.scimwright.sql..")
            .mayOnlyKnow("io.scimwright.sql..", SPI, CORE, FILTER, "javax.sql..", "jakarta.validation..");

    @ArchTest
    static final ArchRule theMemoryProviderKnowsTheSpi =
            room("io.scimwright.memory..").mayOnlyKnow("io.scimwright.memory..", SPI, CORE, FILTER);

    @ArchTest
    static final ArchRule theTestkitKnowsTheSpiAndTestLibraries = room("io.scimwright.testkit..")
            .mayOnlyKnow("io.scimwright.testkit..", SPI, CORE, FILTER, "org.junit..", "org.assertj..");

    @ArchTest
    static final ArchRule internalPackagesStayInTheirRoom = classes()
            .that()
            .resideInAPackage("io.scimwright..internal..")
            .should(new ArchCondition<JavaClass>("be used in their own room only") {
                @Override
                public void check(JavaClass used, ConditionEvents events) {
                    String room = used.getPackageName().replaceAll("\\.internal.*", "");
                    used.getDirectDependenciesToSelf().stream()
                            .filter(dependency -> !dependency
                                    .getOriginClass()
                                    .getPackageName()
                                    .startsWith(room))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(used, dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule noLibraryStandsInAPublicSignature = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(DescribedPredicate.describe(
                    "are public API",
                    (JavaClass type) -> !type.getPackageName().contains(".internal") && isPublic(type)))
            .should(new ArchCondition<JavaMethod>("show no type of Jackson, ANTLR or Reactor") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    List<JavaClass> shown = new ArrayList<>(method.getRawParameterTypes());
                    shown.add(method.getRawReturnType());
                    shown.stream()
                            .filter(resideInAnyPackage(JACKSON, "org.antlr..", "..internal.antlr..", "reactor.."))
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " shows " + type.getName())));
                }
            });

    @ArchTest
    static final ArchRule nothingIsKeptPerThread =
            noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class);

    /** The manager of a user is a word of SCIM; a class that manages something is not. */
    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .that()
            .resideOutsideOfPackage("io.scimwright.filter.internal..")
            .should()
            .haveNameMatching(".*\\.(Abstract\\w*|\\w+(Util|Utils|Helper|Manager|Impl))");

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(RoomsTest::isPublic).orElse(true);
    }

    private static Room room(String... packages) {
        return new Room(List.of(packages));
    }

    /** A room by its packages; the JDK and the nullness annotations are known everywhere. */
    private record Room(List<String> packages) {

        ArchRule mayOnlyKnow(String... allowed) {
            List<String> known = new ArrayList<>(List.of(allowed));
            known.addAll(List.of("java..", "javax.net..", "javax.crypto..", "org.jspecify.annotations..", ""));
            return classes()
                    .that()
                    .resideInAnyPackage(packages.toArray(String[]::new))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(known.toArray(String[]::new));
        }
    }
}
