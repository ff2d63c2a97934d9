package io.scimwright.example.provisioner;

import io.scimwright.apim.access.MappingException;
import io.scimwright.apim.access.MappingFile;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.groups.Default;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Checks the settings before anything is started or printed: a half configuration must not start a server. */
final class SettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Set<String> problems = problems(event.getEnvironment());
        if (!problems.isEmpty()) {
            throw new Incomplete("scimwright does not start: " + String.join("; ", problems));
        }
    }

    static Set<String> problems(Environment environment) {
        Set<String> problems = new LinkedHashSet<>();
        try {
            ProvisionerSettings settings =
                    Binder.get(environment).bindOrCreate("scimwright", ProvisionerSettings.class);
            for (ConstraintViolation<ProvisionerSettings> violation : violations(settings)) {
                problems.add(property(violation.getPropertyPath().toString()) + " " + violation.getMessage());
            }
            if (!settings.mapping().isBlank()) {
                MappingFile.open(Path.of(settings.mapping()));
            }
        } catch (MappingException e) {
            problems.addAll(e.problems());
        } catch (BindException e) {
            problems.add(e.getName() + " has a value of the wrong kind");
        }
        return problems;
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
