package io.scimwright.apim.emulator.internal.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Errors;
import io.scimwright.apim.emulator.internal.filter.Field;
import io.scimwright.apim.emulator.internal.filter.Filter;
import io.scimwright.apim.emulator.internal.filter.FilterException;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists: {@code $filter}, {@code $top} and {@code $skip}, and the envelope with {@code count} and {@code nextLink}. */
final class Page {
    private static final int OK = 200;

    private Page() {}

    /** The filter of a call. */
    static <T> Filter<T> filter(Call call, List<Field<T>> fields) {
        Optional<String> text = call.query("$filter").filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            return Filter.none();
        }
        Filter.Rules rules = new Filter.Rules(
                call.settings().get(Setting.FULL_FILTER_GRAMMAR),
                call.settings().get(Setting.FILTER_DOUBLED_QUOTES),
                call.settings().get(Setting.CASE_SENSITIVE_FILTERS));
        try {
            return Filter.compile(text.get(), fields, rules);
        } catch (FilterException e) {
            throw Errors.invalid("$filter", String.valueOf(e.getMessage()));
        }
    }

    /** Filters, cuts the page out and answers. */
    static <T> Answer of(Call call, Collection<T> all, List<Field<T>> fields, Function<T, ObjectNode> render) {
        return of(call, all, filter(call, fields), render);
    }

    /** Cuts the page out and answers. */
    static <T> Answer of(Call call, Collection<T> all, Filter<T> filter, Function<T, ObjectNode> render) {
        int skip = number(call, "$skip", 0, 0);
        int asked = number(call, "$top", call.settings().get(Setting.PAGE_SIZE), 1);
        int top = Math.min(asked, call.settings().get(Setting.MAX_PAGE_SIZE));
        List<T> page = new ArrayList<>();
        int count = 0;
        for (T entity : all) {
            if (!filter.test(entity)) {
                continue;
            }
            if (count >= skip && page.size() < top) {
                page.add(entity);
            }
            count++;
        }
        if (skip > count && call.settings().get(Setting.REFUSE_SKIP_BEYOND_END)) {
            throw Errors.invalid("$skip", "Invalid field '$skip' specified");
        }
        ObjectNode body = WireJson.object();
        ArrayNode value = body.putArray("value");
        page.forEach(entity -> value.add(render.apply(entity)));
        if (call.version().countsAndPatchBodies()) {
            body.put("count", count);
        }
        if (skip + (long) page.size() < count && !page.isEmpty()) {
            body.put("nextLink", nextLink(call, skip + page.size()));
        }
        return Answer.pretty(OK, body);
    }

    /** The URL asked, its parameters encoded and in their order, with {@code $skip} advanced. */
    private static String nextLink(Call call, int skip) {
        Map<String, String> query = new LinkedHashMap<>(call.request().query());
        query.put("$skip", Integer.toString(skip));
        String encoded = query.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return call.url(call.request().rawPath() + "?" + encoded);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int number(Call call, String name, int fallback, int least) {
        Optional<String> text = call.query(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number out of range
        }
        throw Errors.invalid(name, "Invalid field '" + name + "' specified");
    }
}
