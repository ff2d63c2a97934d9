package io.scimwright.example.users;

import io.scimwright.core.resource.Email;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.sql.JoinTable;
import io.scimwright.sql.TableMapping;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What employees and teams are in SCIM. */
@Configuration
class ScimConfiguration {

    @Bean
    ResourceMapper<Employee> employeeAsUser() {
        return ResourceMapper.of(Employee.class, Badge.EMPLOYEE, Employee::new)
                .id(Employee::getId)
                .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
                .map(User.NAME.givenName(), Employee::getFirstName, Employee::setFirstName)
                .map(User.NAME.familyName(), Employee::getLastName, Employee::setLastName)
                .map(User.DISPLAY_NAME, Employee::getDisplayName, Employee::setDisplayName)
                .map(User.TITLE, Employee::getTitle, Employee::setTitle)
                .map(User.ACTIVE, Employee::isEnabled, Employee::setEnabled)
                .map(User.EMAILS, ScimConfiguration::emails, ScimConfiguration::setEmails)
                .map(User.EXTERNAL_ID, Employee::getExternalId, Employee::setExternalId)
                .map(User.DEPARTMENT, Employee::getDepartment, Employee::setDepartment)
                .map(Badge.NUMBER, Employee::getBadgeNumber, Employee::setBadgeNumber)
                .map(Badge.VALID_UNTIL, ScimConfiguration::badgeValidUntil, ScimConfiguration::setBadgeValidUntil)
                .keepRest(Employee::getRest, Employee::setRest)
                .version(Employee::getVersion)
                .created(Employee::getCreated)
                .lastModified(Employee::getChanged)
                .build();
    }

    @Bean
    TableMapping<Employee> employeeTable(ResourceMapper<Employee> employeeAsUser) {
        return TableMapping.of(employeeAsUser, "employee")
                .id("id")
                .column(User.USER_NAME, "login")
                .foldedIn("login_key")
                .column(User.NAME.givenName(), "first_name")
                .column(User.NAME.familyName(), "last_name")
                .column(User.DISPLAY_NAME, "display_name")
                .column(User.TITLE, "title")
                .column(User.ACTIVE, "enabled")
                .children(
                        User.EMAILS,
                        email -> email.table("employee_email")
                                .references("employee_id")
                                .column(Email.VALUE, "address")
                                .foldedIn("address_key")
                                .column(Email.TYPE, "kind")
                                .column(Email.DISPLAY, "label")
                                .column(Email.PRIMARY, "preferred")
                                .orderedBy("position"))
                .column(User.EXTERNAL_ID, "external_id")
                .column(User.DEPARTMENT, "department")
                .column(Badge.NUMBER, "badge_number")
                .column(Badge.VALID_UNTIL, "badge_valid_until")
                .version("version")
                .created("created")
                .lastModified("changed")
                .groups(JoinTable.of("team_member", "employee_id", "team_id")
                        .leadingTo("team", "id")
                        .showing("name")
                        .versioned("version")
                        .lastModified("changed"))
                .build();
    }

    @Bean
    ResourceMapper<Team> teamAsGroup() {
        return ResourceMapper.of(Team.class, Group.TYPE.withUnique("displayName"), Team::new)
                .id(Team::getId)
                .map(Group.DISPLAY_NAME, Team::getName, Team::setName)
                .map(Group.EXTERNAL_ID, Team::getExternalId, Team::setExternalId)
                .version(Team::getVersion)
                .created(Team::getCreated)
                .lastModified(Team::getChanged)
                .build();
    }

    @Bean
    TableMapping<Team> teamTable(ResourceMapper<Team> teamAsGroup) {
        return TableMapping.of(teamAsGroup, "team")
                .id("id")
                .column(Group.DISPLAY_NAME, "name")
                .foldedIn("name_key")
                .column(Group.EXTERNAL_ID, "external_id")
                .version("version")
                .created("created")
                .lastModified("changed")
                .members(JoinTable.of("team_member", "team_id", "employee_id")
                        .leadingTo("employee", "id")
                        .showing("display_name"))
                .build();
    }

    private static List<Email> emails(Employee employee) {
        return employee.getMails().stream().map(Mail::toEmail).toList();
    }

    private static void setEmails(Employee employee, List<Email> emails) {
        employee.setMails(emails.stream().map(Mail::of).toList());
    }

    private static @Nullable Instant badgeValidUntil(Employee employee) {
        OffsetDateTime until = employee.getBadgeValidUntil();
        return until == null ? null : until.toInstant();
    }

    /** As exact as the column, so that who sends the same again changes nothing. */
    private static void setBadgeValidUntil(Employee employee, @Nullable Instant until) {
        employee.setBadgeValidUntil(
                until == null ? null : until.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }
}
