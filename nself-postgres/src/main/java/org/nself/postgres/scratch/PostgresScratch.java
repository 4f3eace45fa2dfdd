package org.nself.postgres.scratch;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.nself.NselfException;
import org.nself.spi.ScratchDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database beside another, made and dropped over connections to that one. */
public final class PostgresScratch implements ScratchDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresScratch.class);

    private final DataSource server;
    private final Function<String, DataSource> elsewhere;
    private final String name;
    private final DataSource dataSource;

    private PostgresScratch(DataSource server, Function<String, DataSource> elsewhere, String name) {
        this.server = server;
        this.elsewhere = elsewhere;
        this.name = name;
        this.dataSource = elsewhere.apply(name);
    }

    /** Makes an empty one, with the locale and the settings of the database that the data source connects to. */
    public static PostgresScratch beside(DataSource dataSource, Optional<Function<String, DataSource>> elsewhere) {
        Function<String, DataSource> way = elsewhere.orElseGet(() -> Elsewhere.of(dataSource));
        return Administration.over(dataSource, administration -> {
            administration.dropLeftovers();
            String name = administration.create(administration.origin());
            return made(administration, dataSource, way, name);
        });
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public ScratchDatabase copy() {
        Origin origin = Administration.over(dataSource, Administration::origin);
        return Administration.over(
                server, administration -> made(administration, server, elsewhere, administration.copy(origin)));
    }

    /** The caller's function may fail, and then nobody would close what was made. */
    private static PostgresScratch made(
            Administration administration, DataSource server, Function<String, DataSource> elsewhere, String name)
            throws SQLException {
        try {
            return new PostgresScratch(server, elsewhere, name);
        } catch (RuntimeException failure) {
            administration.drop(name);
            throw failure;
        }
    }

    @Override
    public void close() {
        try {
            Administration.over(server, administration -> administration.drop(name));
        } catch (NselfException failure) {
            LOG.warn("the scratch database {} could not be dropped; a later run drops it", name, failure);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
