package io.scimwright.spring;

import io.scimwright.server.spi.RepositoryProvider;

/** What every repository of the application gets, such as transactions. */
interface RepositoryWiring {

    <T> RepositoryProvider<T> wire(RepositoryProvider<T> provider);
}
