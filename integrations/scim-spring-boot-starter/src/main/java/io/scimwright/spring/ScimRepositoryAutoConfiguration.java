package io.scimwright.spring;

import io.scimwright.server.spi.TransactionHook;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What repositories get of the application: its transactions, its exceptions of a database, its validator. */
@AutoConfiguration(before = ScimAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ScimRepositoryAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PlatformTransactionManager.class)
    static class Transactions {

        /** The application's own hook goes first; else its only, or primary, transaction manager. */
        @Bean
        Draft.Wiring scimTransactions(
                ObjectProvider<TransactionHook> hooks, ObjectProvider<PlatformTransactionManager> managers) {
            return draft -> {
                TransactionHook hook = hooks.getIfAvailable(() -> inOnly(managers));
                draft.transactions(
                        AwayDatabase.toldBy(RefusedValue.toldBy(hook == null ? (context, work) -> work.run() : hook)));
                draft.conflicts(ConcurrencyFailureException.class::isInstance);
                draft.takenKeys(TakenKey::isReportedBy);
            };
        }

        private static @Nullable TransactionHook inOnly(ObjectProvider<PlatformTransactionManager> managers) {
            PlatformTransactionManager manager = managers.getIfUnique();
            if (manager == null && managers.stream().findAny().isPresent()) {
                throw new ScimConfigurationException(
                        "The transaction manager",
                        "is not the only one and none is primary, so that repositories would have no transactions",
                        "Mark one as @Primary, or add a bean of type TransactionHook.");
            }
            return manager == null ? null : inTemplate(manager);
        }

        private static TransactionHook inTemplate(PlatformTransactionManager manager) {
            TransactionTemplate template = new TransactionTemplate(manager);
            return (context, work) -> template.executeWithoutResult(status -> work.run());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Validator.class)
    static class Constraints {

        @Bean
        Draft.Wiring scimConstraints(ObjectProvider<Validator> validators) {
            Validator validator = validators.getIfUnique();
            return draft -> {
                if (validator != null) {
                    draft.validator(validator);
                }
            };
        }
    }
}
