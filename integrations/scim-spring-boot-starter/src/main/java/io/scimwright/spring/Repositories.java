package io.scimwright.spring;

import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.ResourceRepository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

/** Finds for each bean that is a repository the mapper of the same class. */
final class Repositories {

    private final ConfigurableListableBeanFactory beans;
    private final ObjectProvider<ResourceRepository<?>> repositories;
    private final List<ResourceMapper<?>> mappers;
    private final List<Draft.Source> sources;
    private final List<Draft.Wiring> wirings;

    Repositories(
            ConfigurableListableBeanFactory beans,
            ObjectProvider<ResourceRepository<?>> repositories,
            ObjectProvider<ResourceMapper<?>> mappers,
            ObjectProvider<Draft.Source> sources,
            ObjectProvider<Draft.Wiring> wirings) {
        this.beans = beans;
        this.repositories = repositories;
        this.mappers = mappers.orderedStream().toList();
        this.sources = sources.orderedStream().toList();
        this.wirings = wirings.orderedStream().toList();
    }

    /**
     * The repositories with their mappers, in their order.
     *
     * @throws ScimConfigurationException when a repository has no mapper, or several
     */
    List<ResourceProvider> providers() {
        List<Named> all = new ArrayList<>();
        for (String name : beans.getBeanNamesForType(ResourceRepository.class)) {
            if (!ScopedProxyUtils.isScopedTarget(name)) { // its proxy is the bean to use
                all.add(new Named(name, beans.getBean(name, ResourceRepository.class)));
            }
        }
        List<ResourceRepository<?>> order = repositories.orderedStream().toList();
        all.sort(Comparator.comparingInt(bean -> order.indexOf(bean.repository())));
        return all.stream().map(this::provider).toList();
    }

    private record Named(String name, ResourceRepository<?> repository) {}

    private ResourceProvider provider(Named bean) {
        Class<?> rows = rows(bean);
        Draft draft = sources.stream()
                .filter(source -> source.takes(bean.repository(), rows))
                .findFirst()
                .map(source -> source.draft(bean.name(), bean.repository(), rows))
                .orElseGet(() -> draft(bean.repository(), mapper(bean.name(), rows)));
        wirings.forEach(wiring -> wiring.wire(draft));
        return draft.made();
    }

    private ResourceMapper<?> mapper(String name, Class<?> rows) {
        List<ResourceMapper<?>> fitting = mappers.stream()
                .filter(mapper -> mapper.javaType().equals(rows))
                .toList();
        if (fitting.size() != 1) {
            throw new ScimConfigurationException(
                    "The repository '" + name + "'",
                    "keeps " + rows.getSimpleName() + ", and of beans of type ResourceMapper<" + rows.getSimpleName()
                            + "> there " + (fitting.isEmpty() ? "is none" : "are " + fitting.size()),
                    "Add one bean of type ResourceMapper<" + rows.getSimpleName() + ">, made by ResourceMapper.of("
                            + rows.getSimpleName() + ".class, User.TYPE, " + rows.getSimpleName() + "::new).");
        }
        return fitting.get(0);
    }

    /** The class of the rows, from the declaration of the bean or else from its class. */
    private Class<?> rows(Named bean) {
        Class<?> declared = generic(declaredType(bean.name()));
        Class<?> rows = declared != null
                ? declared
                : generic(ResolvableType.forClass(AopUtils.getTargetClass(bean.repository())));
        if (rows == null) {
            throw new ScimConfigurationException(
                    "The repository '" + bean.name() + "'",
                    "does not tell which class its rows have",
                    "Declare the bean as ResourceRepository<YourClass>.");
        }
        return rows;
    }

    private ResolvableType declaredType(String name) {
        if (!beans.containsBeanDefinition(name)) {
            return ResolvableType.NONE;
        }
        BeanDefinition definition = beans.getMergedBeanDefinition(name);
        return definition.getResolvableType();
    }

    private static @Nullable Class<?> generic(ResolvableType type) {
        return type.as(ResourceRepository.class).getGeneric(0).resolve();
    }

    @SuppressWarnings("unchecked") // both are of the class of the rows
    private static <T> Draft draft(ResourceRepository<?> repository, ResourceMapper<T> mapper) {
        return Draft.of((ResourceRepository<T>) repository, mapper);
    }
}
