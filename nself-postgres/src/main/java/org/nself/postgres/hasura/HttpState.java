package org.nself.postgres.hasura;

import java.net.URI;
import java.util.Set;
import org.nself.migration.Version;
import org.nself.spi.StateMirror;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same document over HTTP. Hasura takes it as a whole, so what others write between reading and writing is lost, as it is
 * when two of Hasura's own CLIs run.
 */
public final class HttpState implements StateMirror {

    private final MetadataApi api;
    private final String source;
    private final boolean reload;

    /**
     * One database of one Hasura.
     *
     * @param reload whether Hasura looks at its databases anew, for it does not see what changes in them
     */
    public HttpState(URI endpoint, String adminSecret, String source, boolean reload) {
        this.api = new MetadataApi(endpoint, adminSecret);
        this.source = source;
        this.reload = reload;
    }

    /** The state is written last: when looking anew fails, the next call finds it as it was and tries both again. */
    @Override
    public void mirror(Set<Version> applied, Set<Version> pending) {
        JsonNode answer = api.post("get_catalog_state", api.object());
        ObjectNode before = answer.get("cli_state") instanceof ObjectNode state ? state : api.object();
        ObjectNode after = before.deepCopy();
        ObjectNode versions = child(child(after, "migrations"), source);
        pending.forEach(version -> versions.remove(version.toString()));
        applied.forEach(version -> versions.put(version.toString(), false));
        if (after.equals(before)) {
            return;
        }
        if (reload) {
            ObjectNode how = api.object();
            how.put("reload_remote_schemas", false).put("reload_sources", true);
            api.post("reload_metadata", how);
        }
        ObjectNode arguments = api.object();
        arguments.put("type", "cli").set("state", after);
        api.post("set_catalog_state", arguments);
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }

    @Override
    public String toString() {
        return "Hasura's state of " + source + " at " + api;
    }
}
