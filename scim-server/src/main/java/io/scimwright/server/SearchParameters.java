package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Returned;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.PathSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a query (RFC 7644 section 3.4.2), from a query string or from the body of a search.
 *
 * @param startIndex null where it is not given
 * @param count null where it is not given
 * @param cursor null where it is not given; empty for the first page (RFC 9865 section 2)
 */
record SearchParameters(
        @Nullable String filter,
        @Nullable String sortBy,
        @Nullable String sortOrder,
        @Nullable Integer startIndex,
        @Nullable Integer count,
        @Nullable String cursor,
        List<String> attributes,
        List<String> excludedAttributes) {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,100}");

    static SearchParameters of(QueryString query, Dialect dialect) {
        return new SearchParameters(
                query.first("filter").orElse(null),
                given(query.first("sortBy").orElse(null), dialect),
                given(query.first("sortOrder").orElse(null), dialect),
                query.first("startIndex")
                        .map(text -> integer("startIndex", text))
                        .orElse(null),
                count(query),
                query.first("cursor").orElse(null),
                query.list("attributes"),
                query.list("excludedAttributes"));
    }

    static SearchParameters of(ScimObject body, Dialect dialect) {
        return new SearchParameters(
                text(body, "filter"),
                given(text(body, "sortBy"), dialect),
                given(text(body, "sortOrder"), dialect),
                integer(body, "startIndex"),
                integer(body, "count"),
                text(body, "cursor"),
                texts(body, "attributes"),
                texts(body, "excludedAttributes"));
    }

    /** What says how to sort; where an empty string clears, one of blanks says nothing. */
    private static @Nullable String given(@Nullable String text, Dialect dialect) {
        boolean isNothing = text == null || (text.isBlank() && dialect.grants(Leniency.EMPTY_STRING_CLEARS));
        return isNothing ? null : text;
    }

    private static @Nullable Integer count(QueryString query) {
        Optional<String> count = query.first("count");
        if (count.isPresent()
                && query.first("cursor").isPresent()
                && !INTEGER.matcher(count.get().strip()).matches()) {
            throw invalidCount("count: expected an integer");
        }
        return count.map(text -> integer("count", text)).orElse(null);
    }

    private static int integer(String name, String text) {
        if (!INTEGER.matcher(text.strip()).matches()) {
            throw ScimException.invalidValue(name, "expected an integer");
        }
        return clamp(Double.parseDouble(text.strip()));
    }

    private static int clamp(double value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    private static @Nullable Integer integer(ScimObject body, String name) {
        ScimValue value = body.find(name).filter(ScimValue::isAssigned).orElse(null);
        if (value == null) {
            return null;
        }
        if (value instanceof ScimNumber number && number.isInteger()) {
            return clamp(number.value().doubleValue());
        }
        throw ScimException.invalidSyntax("'" + name + "' must be an integer");
    }

    private static @Nullable String text(ScimObject body, String name) {
        ScimValue value = body.find(name).filter(ScimValue::isAssigned).orElse(null);
        if (value == null || value instanceof ScimString) {
            return value == null ? null : ((ScimString) value).value();
        }
        throw ScimException.invalidSyntax("'" + name + "' must be a string");
    }

    private static List<String> texts(ScimObject body, String name) {
        List<String> all = new ArrayList<>();
        ScimValue value = body.find(name).orElse(ScimList.empty());
        for (ScimValue element : value instanceof ScimList list ? list : ScimList.of(value)) {
            if (!(element instanceof ScimString string)) {
                throw ScimException.invalidSyntax("'" + name + "' must be an array of strings");
            }
            all.addAll(QueryString.split(string.value()));
        }
        return all;
    }

    Projection projection(ResourceType type, Dialect dialect) {
        if (!attributes.isEmpty() && !excludedAttributes.isEmpty()) {
            throw ScimException.invalidValue(
                    "attributes", "cannot be combined with excludedAttributes; name one of them");
        }
        if (!attributes.isEmpty()) {
            return Projection.only(type, attributes, dialect);
        }
        return excludedAttributes.isEmpty()
                ? Projection.standard()
                : Projection.without(type, excludedAttributes, dialect);
    }

    Query query(ResourceType type, Dialect dialect, Limits limits, Filters filters) {
        Query query = page(limits).withProjection(projection(type, dialect));
        if (filter != null) {
            query = query.withFilter(ResolvedFilter.of(filters.parse(filter), type, dialect));
        }
        SortOrder order = order().orElse(SortOrder.ASCENDING);
        return sortBy == null ? query : query.withSort(sortPath(sortBy, type, dialect), order);
    }

    /** Only the page: where it begins and how long it is. */
    Query page(Limits limits) {
        if (cursor != null && startIndex != null) {
            throw ScimException.invalidValue("cursor", "cannot be combined with startIndex; use one of them");
        }
        if (cursor != null && count != null && count > limits.maxPageSize()) {
            throw invalidCount("count: at most " + limits.maxPageSize());
        }
        int most = Math.min(count == null ? limits.pageSize() : Math.max(0, count), limits.maxPageSize());
        return Query.all(most).withPage(startIndex == null ? 1 : startIndex, most);
    }

    private static ScimException invalidCount(String detail) {
        return ScimException.of(400, ScimType.INVALID_COUNT, detail);
    }

    /** Everything that has to stay the same from one page to the next, but for the count. */
    String identity() {
        return String.join(
                "\u0000",
                Objects.requireNonNullElse(filter, ""),
                Objects.requireNonNullElse(sortBy, ""),
                order().orElse(SortOrder.ASCENDING).name(),
                String.join(",", attributes),
                String.join(",", excludedAttributes));
    }

    Optional<SortOrder> order() {
        if (sortOrder == null) {
            return Optional.empty();
        }
        for (SortOrder order : SortOrder.values()) {
            if (order.name().equalsIgnoreCase(sortOrder)) {
                return Optional.of(order);
            }
        }
        throw ScimException.invalidValue("sortOrder", "expected ascending or descending");
    }

    static ResolvedPath sortPath(String text, ResourceType type, Dialect dialect) {
        if (text.isBlank()) {
            throw ScimException.invalidValue("sortBy", "name an attribute, or leave it out");
        }
        ResolvedPath path = parsed(text)
                .flatMap(parsed -> type.resolve(parsed, dialect))
                .filter(found -> found.leaf().returned() != Returned.NEVER)
                .orElseThrow(() -> ScimException.of(
                        400, ScimType.INVALID_PATH, "sortBy: '" + text + "' is no attribute to sort " + type + " by"));
        if (!path.leaf().isComplex()) {
            return path;
        }
        return path.withSub("value")
                .orElseThrow(() -> ScimException.of(
                        400, ScimType.INVALID_PATH, "sortBy: '" + text + "' is complex; name a sub-attribute"));
    }

    private static Optional<AttributePath> parsed(String text) {
        try {
            return Optional.of(AttributePath.parse(text));
        } catch (PathSyntaxException noPath) {
            return Optional.empty();
        }
    }
}
