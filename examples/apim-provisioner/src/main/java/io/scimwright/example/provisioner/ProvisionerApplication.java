package io.scimwright.example.provisioner;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** The program: SCIM in at {@code /scim/v2}, Azure API Management out. */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
public class ProvisionerApplication {

    /**
     * Starts the program; it ends with one line on standard error when its settings are not complete.
     *
     * @param args settings such as {@code --scimwright.dialect=rfc}, after {@code doctor} where only an examination is wanted
     */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(DoctorProgram.NAME)) {
            System.exit(DoctorProgram.run(System.out::println, Arrays.copyOfRange(args, 1, args.length)));
        }
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
