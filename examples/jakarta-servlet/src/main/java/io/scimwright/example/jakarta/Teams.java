package io.scimwright.example.jakarta;

import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.Member;
import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.Lookups;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.server.spi.Rows;
import io.scimwright.server.spi.UniqueKeyException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The teams as SCIM groups. */
record Teams(Table<Team> table) implements ResourceRepository<Team> {

    /** What the keys of teams start with. */
    static final String PREFIX = "team-";

    static final ResourceMapper<Team> AS_GROUPS = ResourceMapper.of(
                    Team.class, Group.TYPE.withUnique("displayName"), Team::new)
            .id(Team::getId)
            .map(Group.DISPLAY_NAME, Team::getName, Team::setName)
            .map(Group.MEMBERS, Teams::members, Teams::setMembers)
            .map(Group.EXTERNAL_ID, Team::getExternalId, Team::setExternalId)
            .version(Team::getVersion)
            .created(Team::getCreated)
            .lastModified(Team::getChanged)
            .build();

    private static List<Member> members(Team team) {
        return team.getMembers().stream()
                .map(id -> Member.builder()
                        .value(id)
                        .type(id.startsWith(PREFIX) ? "Group" : "User")
                        .build())
                .toList();
    }

    private static void setMembers(Team team, List<Member> members) {
        Set<String> ids = new LinkedHashSet<>();
        members.forEach(member -> member.value().ifPresent(ids::add));
        team.setMembers(ids);
    }

    @Override
    public Optional<Team> find(RequestContext context, String id) {
        return table.find(id);
    }

    @Override
    public Rows<Team> list(RequestContext context, int offset, int limit) {
        return new Rows<>(table.page(offset, limit), table.count());
    }

    @Override
    public Team insert(RequestContext context, Team row) {
        try {
            return table.insert(row);
        } catch (Table.DuplicateName e) {
            throw UniqueKeyException.of(Group.DISPLAY_NAME);
        }
    }

    @Override
    public Optional<Team> update(RequestContext context, Team row, ExpectedVersion expected) {
        try {
            return table.update(row, expected.number());
        } catch (Table.DuplicateName e) {
            throw UniqueKeyException.of(Group.DISPLAY_NAME);
        }
    }

    @Override
    public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        return table.delete(id, expected.number());
    }

    /** By name, and by member: whoever asks for an employee is told of its teams too. */
    @Override
    public Lookups<Team> lookups() {
        return Lookups.<Team>none()
                .by(
                        Group.DISPLAY_NAME,
                        (context, name) -> table.findByName(name).stream().toList())
                .by(
                        Group.MEMBERS.value(),
                        (context, id) -> table.where(team -> team.getMembers().contains(id)));
    }
}
