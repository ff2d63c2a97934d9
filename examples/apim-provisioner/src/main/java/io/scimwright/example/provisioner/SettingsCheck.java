package io.scimwright.example.provisioner;

import io.scimwright.apim.ApimConnection;
import io.scimwright.apim.AzureSignIn;
import io.scimwright.apim.access.MappingException;
import io.scimwright.apim.access.MappingFile;
import io.scimwright.apim.doctor.Finding;
import io.scimwright.apim.doctor.Report;
import io.scimwright.spring.ScimConfigurationException;
import io.scimwright.spring.ScimProperties;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.groups.Default;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Checks the settings before anything is started or printed: a half configuration must not start a server. */
final class SettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsCheck.class);

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    private static final Duration SIGN_IN_PATIENCE = Duration.ofSeconds(15);

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Set<String> problems = problems(event.getEnvironment());
        if (problems.isEmpty()) {
            problems.addAll(serviceProblems(event.getEnvironment()));
        }
        if (!problems.isEmpty()) {
            throw new Incomplete("scimwright does not start: " + String.join("; ", problems));
        }
    }

    /** An emulator in this process is as it should be. */
    private static Set<String> serviceProblems(Environment environment) {
        ProvisionerSettings settings = settings(environment);
        if (settings.apim().emulator()) {
            return Set.of();
        }
        ApimConnection connection = AzureSettings.connection(settings.apim()).build();
        return settings.doctorAtStart()
                ? doctorProblems(Examination.of(settings, environment, connection))
                : signInProblems(connection.signIn(SIGN_IN_PATIENCE));
    }

    private static Set<String> doctorProblems(Report report) {
        Set<String> problems = new LinkedHashSet<>();
        for (Finding finding : report.findings()) {
            switch (finding.level()) {
                case OK -> LOG.info("doctor: {}", finding);
                case WARN -> LOG.warn("doctor: {}", finding);
                case FAIL -> problems.add("doctor: " + finding.subject() + ": " + finding.words());
            }
        }
        return problems;
    }

    /** A service that cannot be called is not started; that nobody answers may pass, and is no reason not to. */
    private static Set<String> signInProblems(AzureSignIn signIn) {
        return switch (signIn.outcome()) {
            case REFUSED -> Set.of("scimwright.apim.identity: cannot sign in to Azure: " + signIn.words());
            case UNREACHABLE -> {
                LOG.warn("It is not known whether this program can sign in to Azure: {}", signIn.words());
                yield Set.of();
            }
            case TOKEN -> Set.of();
        };
    }

    static ProvisionerSettings settings(Environment environment) {
        return Binder.get(environment).bindOrCreate("scimwright", ProvisionerSettings.class);
    }

    /** What every SCIM endpoint is told. */
    static ScimProperties scim(Environment environment) {
        return Binder.get(environment).bindOrCreate("scimwright", ScimProperties.class);
    }

    static Set<String> problems(Environment environment) {
        Set<String> problems = placeholders(environment);
        if (!problems.isEmpty()) {
            return problems;
        }
        try {
            ProvisionerSettings settings = settings(environment);
            for (ConstraintViolation<ProvisionerSettings> violation : violations(settings)) {
                problems.add(property(violation.getPropertyPath().toString()) + " " + violation.getMessage());
            }
            problems.addAll(AzureSettings.problems(settings.apim()));
            problems.addAll(managementProblems(environment));
            if (!settings.mapping().isBlank()) {
                MappingFile.open(Path.of(settings.mapping()));
            }
        } catch (MappingException e) {
            e.problems().forEach(problem -> problems.add("scimwright.mapping: " + problem));
        } catch (BindException e) {
            problems.add(e.getName() + " has a value of the wrong kind");
        }
        problems.addAll(scimProblems(environment));
        return problems;
    }

    /** Spring Boot leaves a placeholder in a value when it knows nothing to put in its place. */
    private static Set<String> placeholders(Environment environment) {
        Set<String> problems = new LinkedHashSet<>();
        Binder.get(environment)
                .bind("scimwright", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((name, value) -> {
                    if (value.contains("${")) {
                        problems.add("scimwright." + name + " holds a placeholder that stands for nothing");
                    }
                });
        return problems;
    }

    private static Set<String> scimProblems(Environment environment) {
        try {
            scim(environment).authenticator();
            return Set.of();
        } catch (ScimConfigurationException e) {
            return Set.of(String.valueOf(e.getMessage()));
        } catch (BindException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof ScimConfigurationException told) {
                    return Set.of(String.valueOf(told.getMessage()));
                }
            }
            return Set.of(e.getName() + " has a value of the wrong kind");
        }
    }

    /** A port of its own for operators asks for no token. */
    private static Set<String> managementProblems(Environment environment) {
        String own = environment.getProperty("management.server.port", "");
        String address = environment.getProperty("management.server.address", "");
        boolean isOpen = !own.isBlank()
                && !own.equals("-1")
                && !own.equals(environment.getProperty("server.port", ""))
                && !LOOPBACK.contains(address);
        return isOpen
                ? Set.of(
                        "management.server.port is given: management.server.address must be 127.0.0.1, ::1 or localhost,"
                                + " since that port asks for no token")
                : Set.of();
    }

    private static Set<ConstraintViolation<ProvisionerSettings>> violations(ProvisionerSettings settings) {
        Class<?>[] groups = settings.apim().emulator()
                ? new Class<?>[] {Default.class}
                : new Class<?>[] {Default.class, ProvisionerSettings.RealService.class};
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(settings, groups).stream()
                    .sorted((left, right) -> left.getPropertyPath()
                            .toString()
                            .compareTo(right.getPropertyPath().toString()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** The path of a violation as it is written in a properties file. */
    private static String property(String path) {
        String dashed = path.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return "scimwright." + dashed.replaceAll("\\[(.*?)].*", ".$1");
    }

    /** Ends the start without Spring's own report. */
    static final class Incomplete extends SpringApplication.AbandonedRunException {

        private static final long serialVersionUID = 1L;

        private final String line;

        Incomplete(String line) {
            this.line = line;
        }

        String line() {
            return line;
        }
    }
}
