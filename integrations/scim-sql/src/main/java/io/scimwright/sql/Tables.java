package io.scimwright.sql;

import io.scimwright.server.spi.RequestContext;

/** What works on the tables of a mapping, once the database has said what they are. */
record Tables<T>(TableQueries<T> queries, MembershipTable memberships, SqlDialect dialect) {

    /**
     * Looks at the tables.
     *
     * @throws IllegalStateException when the database has them not
     */
    static <T> Tables<T> read(
            TableRepository<T> repository, TableMapping<T> mapping, Settings settings, RequestContext context) {
        Shape shape = settings.connections().lend(context, connection -> {
            SqlDialect given = settings.dialect();
            Shape read = Shape.read(mapping, given == null ? SqlDialect.of(connection) : given, connection);
            JoinColumns.check(mapping, read, connection);
            return read;
        });
        return new Tables<>(
                new TableQueries<>(repository, mapping, settings.connections(), shape, settings.scanLimit()),
                new MembershipTable(mapping, shape, settings.connections()),
                shape.dialect());
    }
}
