package io.scimwright.consumer;

import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.server.spi.ResourceProvider;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application with a page of its own behind Spring Boot's standard protection, and SCIM by two beans. */
@SpringBootApplication
class SampleApplication {

    @Bean
    ResourceMapper<Employee> employeeAsUser() {
        return ResourceMapper.of(Employee.class, Badge.EMPLOYEE, Employee::new)
                .id(Employee::getId)
                .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
                .map(User.TITLE, Employee::getTitle, Employee::setTitle)
                .map(User.ACTIVE, Employee::isEnabled, Employee::setEnabled)
                .map(Badge.OF_USER, Employee::getBadge, Employee::setBadge)
                .keepRest(Employee::getRest, Employee::setRest)
                .version(Employee::getVersion)
                .build();
    }

    /** Groups by the full SPI, here in memory. */
    @Bean
    ResourceProvider groups() {
        return MemoryProvider.of(Group.TYPE.withUnique("displayName"));
    }

    @RestController
    static class Page {

        @GetMapping("/hello")
        String hello() {
            return "hello";
        }
    }
}
