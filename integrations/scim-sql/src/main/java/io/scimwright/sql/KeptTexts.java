package io.scimwright.sql;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A repository whose rows are updated only with texts and points in time that the columns of its database can hold: of others some would
 * be refused, and others be changed without a word. What is kept as the rest stands in JSON, which can hold all.
 */
final class KeptTexts<T> implements TableRepository<T> {

    private final TableRepository<T> inner;
    private final ResourceMapper<T> mapper;
    private final Function<RequestContext, SqlDialect> dialect;

    KeptTexts(TableRepository<T> inner, ResourceMapper<T> mapper, Function<RequestContext, SqlDialect> dialect) {
        this.inner = inner;
        this.mapper = mapper;
        this.dialect = dialect;
    }

    @Override
    public List<T> findAll(RequestContext context, List<String> ids) {
        return inner.findAll(context, ids);
    }

    @Override
    public Optional<T> find(RequestContext context, String id) {
        return inner.find(context, id);
    }

    /** Who creates has to check the resource, since a new row need not have an id. */
    @Override
    public T insert(RequestContext context, T row) {
        return inner.insert(context, row);
    }

    @Override
    public Optional<T> update(RequestContext context, T row, ExpectedVersion expected) {
        check(mapper.toResource(row), mapper, dialect.apply(context));
        return inner.update(context, row, expected);
    }

    @Override
    public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        return inner.delete(context, id, expected);
    }

    /**
     * Checks what has columns of its own.
     *
     * @throws ScimException 400 invalidValue for a text or a point in time that no column can hold
     */
    static void check(ScimResource resource, ResourceMapper<?> mapper, SqlDialect dialect) {
        for (Attribute<?> attribute : mapper.mapped()) {
            if (!isStorable(attribute, resource)) {
                throw ScimException.invalidValue(
                        attribute.toString(), "the database keeps points in time from the year 1 to the year 9999");
            }
            if (!holds(dialect, alone(attribute, resource.attributes()))) {
                throw ScimException.invalidValue(
                        attribute.toString(), "the database keeps no text with U+0000 or with half of a character");
            }
        }
    }

    /** Whether every database gives back what it is given: of other years they refuse some, and change some. */
    private static boolean isStorable(Attribute<?> attribute, ScimResource resource) {
        return attribute
                .find(resource.attributes())
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast)
                .map(Moments::isStorable)
                .orElse(true);
    }

    private static <V> ScimObject alone(Attribute<V> attribute, ScimObject tree) {
        return attribute
                .find(tree)
                .map(value -> attribute.set(ScimObject.empty(), value))
                .orElse(ScimObject.empty());
    }

    private static boolean holds(SqlDialect dialect, ScimValue value) {
        if (value instanceof ScimString text) {
            return dialect.holds(text.value());
        }
        if (value instanceof ScimList list) {
            return list.elements().stream().allMatch(element -> holds(dialect, element));
        }
        if (value instanceof ScimObject object) {
            boolean[] all = {true};
            object.forEach((name, part) -> all[0] &= holds(dialect, part));
            return all[0];
        }
        return true;
    }
}
