package io.scimwright.apim.doctor;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.GroupRule;
import io.scimwright.apim.access.ResourceIds;
import io.scimwright.core.value.ScimObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Does what the mapping names exist. */
final class MappingCheck {

    private static final String SUBJECT = "mapping";

    private final AccessMapping mapping;

    MappingCheck(AccessMapping mapping) {
        this.mapping = mapping;
    }

    void run(Probe probe, Report.Builder report) {
        Set<String> groups = new LinkedHashSet<>(
                mapping.groups().stream().map(GroupRule::apim).toList());
        groups.addAll(mapping.roleGroups());
        groups.addAll(mapping.manage().groups());
        groups.forEach(id -> named("groups", "group", id, probe, report).ifPresent(group -> group(id, group, report)));
        new TreeSet<>(mapping.products())
                .forEach(id -> named("products", "product", id, probe, report)
                        .ifPresent(product -> product(id, product, report)));
        new TreeSet<>(mapping.exemptProducts()).forEach(id -> exempt("products", "product", id, probe, report));
        new TreeSet<>(mapping.exemptSubscriptions())
                .forEach(id -> exempt("subscriptions", "subscription", id, probe, report));
        if (groups.isEmpty() && mapping.products().isEmpty()) {
            report.ok(SUBJECT, "names no group and no product");
        }
    }

    /** The properties of what is named; empty, and told, where it is not there. */
    private static Optional<ScimObject> named(String list, String kind, String id, Probe probe, Report.Builder report) {
        Reply reply = probe.get("/" + list + "/" + Probe.encoded(id));
        if (reply.status() == 200) {
            spelled(kind, id, reply.body().findString("name").orElse(id), report);
            return Optional.of(reply.body().findObject("properties").orElse(ScimObject.empty()));
        }
        if (reply.status() == 404) {
            report.fail(
                    SUBJECT,
                    "the " + kind + " '" + id + "' does not exist",
                    nearest(list, id, probe)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("make it, or change the mapping"));
        } else if (reply.status() == 403) {
            report.warn(
                    SUBJECT,
                    "it is not known whether the " + kind + " '" + id + "' exists: Microsoft.ApiManagement/service/"
                            + list + "/read is not granted",
                    "grant it to let the doctor see more");
        } else {
            report.warn(SUBJECT, "the " + kind + " '" + id + "' could not be read: " + reply.words(), "try again");
        }
        return Optional.empty();
    }

    /** Both names are of one resource for Azure and for the adapter, and still somebody may stumble over it. */
    private static void spelled(String kind, String id, String name, Report.Builder report) {
        if (!name.equals(id) && ResourceIds.areSame(name, id)) {
            report.warn(
                    SUBJECT,
                    "the " + kind + " '" + id + "' is spelled '" + name + "' in API Management",
                    "it is found; write it in the mapping as API Management does");
        }
    }

    private static void group(String id, ScimObject properties, Report.Builder report) {
        String type = properties.findString("type").orElse("custom");
        if (type.equalsIgnoreCase("external")) {
            report.fail(
                    SUBJECT,
                    "the group '" + id + "' belongs to Entra ID: its members are not API Management's to change",
                    "map a custom group");
        } else {
            report.ok(SUBJECT, "the group '" + id + "' exists");
        }
    }

    private static void product(String id, ScimObject properties, Report.Builder report) {
        if (properties
                .findString("state")
                .filter("notPublished"::equalsIgnoreCase)
                .isPresent()) {
            report.warn(SUBJECT, "the product '" + id + "' is not published", "publish it, or nobody will see it");
        } else {
            report.ok(SUBJECT, "the product '" + id + "' exists");
        }
    }

    private static void exempt(String list, String kind, String id, Probe probe, Report.Builder report) {
        Reply reply = probe.get("/" + list + "/" + Probe.encoded(id));
        spelled("exempt " + kind, id, reply.body().findString("name").orElse(id), report);
        if (reply.status() == 404) {
            report.warn(
                    SUBJECT,
                    "the exempt " + kind + " '" + id + "' does not exist",
                    nearest(list, id, probe)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("remove it from the mapping"));
        }
    }

    private static Optional<String> nearest(String list, String id, Probe probe) {
        List<Nearest.Named> there = new ArrayList<>();
        // The first page: whoever has more than it holds mistypes their ids in vain.
        probe.get("/" + list, "$top", "100").body().elements("value").forEach(value -> {
            if (value instanceof ScimObject item) {
                String name = item.findString("name").orElse("");
                there.add(new Nearest.Named(
                        name,
                        item.findObject("properties")
                                .flatMap(properties -> properties.findString("displayName"))
                                .orElse("")));
            }
        });
        return Nearest.to(id, there);
    }
}
