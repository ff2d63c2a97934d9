package io.scimwright.example.users;

import io.scimwright.core.resource.Email;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.Member;
import io.scimwright.core.resource.User;
import io.scimwright.server.spi.ResourceMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    ResourceMapper<Team> teamAsGroup() {
        return ResourceMapper.of(Team.class, Group.TYPE.withUnique("displayName"), Team::new)
                .id(Team::getId)
                .map(Group.DISPLAY_NAME, Team::getName, Team::setName)
                .map(Group.MEMBERS, ScimConfiguration::members, ScimConfiguration::setMembers)
                .map(Group.EXTERNAL_ID, Team::getExternalId, Team::setExternalId)
                .version(Team::getVersion)
                .created(Team::getCreated)
                .lastModified(Team::getChanged)
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

    private static void setBadgeValidUntil(Employee employee, @Nullable Instant until) {
        employee.setBadgeValidUntil(until == null ? null : until.atOffset(ZoneOffset.UTC));
    }

    private static List<Member> members(Team team) {
        return team.getMembers().stream()
                .map(id -> Member.builder().value(id).type("User").build())
                .toList();
    }

    private static void setMembers(Team team, List<Member> members) {
        Set<String> ids = new LinkedHashSet<>();
        members.forEach(member -> member.value().ifPresent(ids::add));
        team.setMembers(ids);
    }
}
