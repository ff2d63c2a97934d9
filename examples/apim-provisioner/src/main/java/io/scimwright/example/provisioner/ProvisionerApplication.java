package io.scimwright.example.provisioner;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** The program: SCIM in at {@code /scim/v2}, Azure API Management out. */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
public class ProvisionerApplication {

    /** Starts the program; it ends with one line on standard error when its settings are not complete. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(ProvisionerApplication.class);
        application.addListeners(new SettingsCheck());
        try {
            application.run(args);
        } catch (SettingsCheck.Incomplete incomplete) {
            System.err.println(incomplete.line());
            System.exit(1);
        }
    }
}
