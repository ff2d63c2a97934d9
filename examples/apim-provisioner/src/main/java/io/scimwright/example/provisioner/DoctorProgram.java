package io.scimwright.example.provisioner;

import io.scimwright.apim.doctor.Report;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** The program that examines instead of serving: it reads the same settings, prints what it finds and ends. */
final class DoctorProgram implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    /** The first argument that asks for it. */
    static final String NAME = "doctor";

    private final Consumer<Report> told;

    private DoctorProgram(Consumer<Report> told) {
        this.told = told;
    }

    /**
     * Examines.
     *
     * @param told receives what is found
     * @return what to exit with
     */
    static int run(Consumer<Report> told, String... settings) {
        SpringApplication application = new SpringApplication(ProvisionerApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles(NAME);
        DoctorProgram program = new DoctorProgram(told);
        application.addListeners(program);
        try {
            application.run(settings);
            throw new IllegalStateException("the doctor did not come");
        } catch (Examined examined) {
            return examined.exitCode;
        }
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Report report = Examination.of(event.getEnvironment());
        told.accept(report);
        throw new Examined(report.exitCode());
    }

    /** Ends the start before anything is served. */
    private static final class Examined extends SpringApplication.AbandonedRunException {

        private static final long serialVersionUID = 1L;

        private final int exitCode;

        Examined(int exitCode) {
            this.exitCode = exitCode;
        }
    }
}
