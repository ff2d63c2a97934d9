package io.scimwright.spring;

import io.scimwright.server.spi.RepositoryProvider;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.server.spi.TransactionHook;
import jakarta.validation.Validator;
import java.util.function.Predicate;

/** A provider that is being made of a repository, before it has what the application gives to all of them. Not thread-safe. */
interface Draft {

    /** What every repository of the application gets, such as transactions. */
    @FunctionalInterface
    interface Wiring {
        void wire(Draft draft);
    }

    /** Makes drafts of repositories of a kind of its own. */
    interface Source {

        /** Whether the repository, which keeps rows of that class, is of this kind. */
        boolean takes(ResourceRepository<?> repository, Class<?> rows);

        /**
         * The draft of a repository.
         *
         * @param name of the bean
         * @throws ScimConfigurationException when something is missing for it
         */
        Draft draft(String name, ResourceRepository<?> repository, Class<?> rows);
    }

    void transactions(TransactionHook hook);

    void conflicts(Predicate<RuntimeException> test);

    void takenKeys(Predicate<RuntimeException> test);

    void validator(Validator jakarta);

    ResourceProvider made();

    /** The draft of a repository that knows nothing but rows. */
    static <T> Draft of(ResourceRepository<T> repository, ResourceMapper<T> mapper) {
        return new Draft() {

            private RepositoryProvider<T> provider = RepositoryProvider.of(repository, mapper);

            @Override
            public void transactions(TransactionHook hook) {
                provider = provider.withTransactions(hook);
            }

            @Override
            public void conflicts(Predicate<RuntimeException> test) {
                provider = provider.withConflicts(test);
            }

            @Override
            public void takenKeys(Predicate<RuntimeException> test) {
                provider = provider.withTakenKeys(test);
            }

            @Override
            public void validator(Validator jakarta) {
                provider = provider.withValidator(jakarta);
            }

            @Override
            public ResourceProvider made() {
                return provider;
            }
        };
    }
}
