package io.scimwright.apim.emulator.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Endpoint;
import io.scimwright.apim.emulator.internal.arm.Errors;
import io.scimwright.apim.emulator.internal.model.Group;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.wire.ETags;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /groups} and {@code /groups/{groupId}}. */
final class Groups {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int MAX_ID = 256;
    private static final int MAX_DISPLAY_NAME = 300;
    private static final int MAX_DESCRIPTION = 1000;
    private static final String ID = "groupId";
    private static final String EXTERNAL = "external";
    private static final String CUSTOM = "custom";
    private static final Set<String> TYPES = Set.of(CUSTOM, EXTERNAL);
    private static final Set<String> KNOWN = Set.of("displayName", "description", "type", "externalId", "builtIn");

    private Groups() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "groups", "groups/read", Groups::list),
                Endpoint.of("HEAD", "groups/{groupId}", "groups/read", Groups::head),
                Endpoint.of("GET", "groups/{groupId}", "groups/read", Groups::get),
                Endpoint.of("PUT", "groups/{groupId}", "groups/write", Groups::put),
                Endpoint.of("PATCH", "groups/{groupId}", "groups/write", Groups::patch),
                Endpoint.of("DELETE", "groups/{groupId}", "groups/delete", Groups::delete));
    }

    /** The group that the path names. */
    static Group find(Call call) {
        return call.service().group(call.path(ID)).orElseThrow(() -> Errors.notFound("Group"));
    }

    private static Answer list(Call call) {
        return call.service()
                .read(() -> Page.of(
                        call, call.service().groups(), GroupView.OF_SERVICE, group -> GroupView.read(call, group)));
    }

    private static Answer head(Call call) {
        return call.service()
                .read(() -> Answer.empty(OK).with("ETag", ETags.of(find(call).version())));
    }

    private static Answer get(Call call) {
        return call.service().read(() -> answer(call, OK, find(call)));
    }

    private static Answer put(Call call) {
        String id = call.path(ID);
        if (id.length() > MAX_ID) {
            throw Errors.invalid(ID, "groupId should not be longer than " + MAX_ID + " characters");
        }
        Service service = call.service();
        return service.write(() -> {
            Group before = service.group(id).orElse(null);
            if (before == null) {
                call.checkIfMatch();
                return written(call, CREATED, write(call, id, null, null));
            }
            checkWritable(call, before);
            boolean keep = call.settings().get(Setting.PUT_KEEPS_OMITTED);
            return written(call, OK, write(call, id, before, keep ? before : null));
        });
    }

    private static Answer patch(Call call) {
        call.requireIfMatch();
        return call.service().write(() -> {
            Group before = find(call);
            checkWritable(call, before);
            Group group = write(call, before.name(), before, before);
            return call.version().countsAndPatchBodies() ? answer(call, OK, group) : Answer.empty(NO_CONTENT);
        });
    }

    private static Answer delete(Call call) {
        call.requireIfMatch();
        Service service = call.service();
        return service.write(() -> {
            Optional<Group> group = service.group(call.path(ID));
            if (group.isEmpty()) {
                return Answer.empty(NO_CONTENT);
            }
            checkWritable(call, group.get());
            service.remove(group.get());
            service.rowVersions().next();
            return Answer.empty(OK);
        });
    }

    private static void checkWritable(Call call, Group group) {
        call.checkIfMatch(ETags.of(group.version()));
        if (group.builtIn()) {
            throw Errors.refused("System group cannot be changed");
        }
    }

    /**
     * Validates the body and stores the group.
     *
     * @param base where fields come from that the body does not name
     */
    private static Group write(Call call, String id, @Nullable Group before, @Nullable Group base) {
        Service service = call.service();
        Fields fields = new Fields(call, KNOWN);
        String displayName = fields.required("displayName", base == null ? null : base.displayName(), MAX_DISPLAY_NAME);
        String description = fields.text("description", base == null ? null : base.description());
        if (description != null
                && description.length() > MAX_DESCRIPTION
                && call.settings().get(Setting.LIMIT_GROUP_DESCRIPTION)) {
            fields.wrong("description", "description should not be longer than " + MAX_DESCRIPTION + " characters");
        }
        String type = fields.word("type", base == null ? CUSTOM : base.type(), TYPES);
        String externalId = fields.text("externalId", base == null ? null : base.externalId());
        fields.check();
        checkDisplayName(call, before, displayName);
        Group group = new Group(
                before == null ? id : before.name(),
                before == null ? service.nextSequence() : before.sequence(),
                displayName,
                description,
                type,
                externalId,
                service.rowVersions().next());
        service.put(group);
        return group;
    }

    private static void checkDisplayName(Call call, @Nullable Group before, String displayName) {
        boolean taken = call.settings().get(Setting.UNIQUE_GROUP_NAMES)
                && call.service().groups().stream()
                        .anyMatch(group -> group.displayName().equalsIgnoreCase(displayName)
                                && (before == null || !group.name().equals(before.name())));
        if (taken) {
            throw Errors.invalid("displayName", "Group with specified name already exists");
        }
    }

    private static Answer answer(Call call, int status, Group group) {
        return Answer.entity(status, ETags.of(group.version()), GroupView.read(call, group));
    }

    /** The answer to PUT: an external group without external id is shown one there, and nowhere else. */
    private static Answer written(Call call, int status, Group group) {
        ObjectNode view = GroupView.read(call, group);
        if (group.type().equals(EXTERNAL) && group.externalId() == null) {
            view.withObject("/properties").put("externalId", "aad:///groups/");
        }
        return Answer.entity(status, ETags.of(group.version()), view);
    }
}
