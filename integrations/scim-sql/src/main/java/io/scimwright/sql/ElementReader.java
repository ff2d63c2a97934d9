package io.scimwright.sql;

import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives resources the elements that the application's class does not have: the groups of users, the members of groups. */
final class ElementReader {

    private final ResourceType type;
    private final Elements elements;
    private final List<String> columns;
    private final Selects selects;

    ElementReader(ResourceType type, Elements elements, Selects selects) {
        this.type = type;
        this.elements = elements;
        this.columns = elements.parts().entrySet().stream()
                .filter(part -> !(part.getValue() instanceof Part.Constant))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        this.selects = selects;
    }

    String attribute() {
        return elements.attribute();
    }

    /** The resources with their elements, where these are wanted, by one statement. */
    List<ScimResource> fill(List<ScimResource> resources, Projection projection, Connection connection)
            throws SQLException {
        if (resources.isEmpty() || !projection.wants(type, elements.attribute())) {
            return resources;
        }
        Map<String, List<ScimValue>> byOwner = new HashMap<>();
        Sql select = selects.elements(
                elements, columns, resources.stream().map(ScimResource::id).toList());
        Statements.query(
                connection,
                select,
                row -> byOwner.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                        .add(element(row)));
        List<ScimResource> filled = new ArrayList<>(resources.size());
        for (ScimResource resource : resources) {
            ScimList list = ScimList.of(byOwner.getOrDefault(resource.id(), List.of()));
            filled.add(resource.withAttributes(resource.attributes().withOrWithout(elements.attribute(), list)));
        }
        return filled;
    }

    private ScimValue element(ResultSet row) throws SQLException {
        ScimObject.Builder element = ScimObject.builder();
        for (int i = 0; i < columns.size(); i++) {
            String text = row.getString(i + 2);
            if (text != null) {
                element.put(columns.get(i), text);
            }
        }
        elements.parts().forEach((name, part) -> {
            if (part instanceof Part.Constant same && same.value() instanceof ScimString text) {
                element.put(name, text.value());
            }
        });
        return element.build();
    }
}
