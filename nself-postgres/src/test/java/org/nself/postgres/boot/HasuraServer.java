package org.nself.postgres.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nself.postgres.TestDatabase;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three requests of Hasura's metadata API that nself makes, on a real metadata database. */
final class HasuraServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final TestDatabase metadata;
    private final String secret;
    private final HttpServer server;
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    HasuraServer(TestDatabase metadata, String secret) throws IOException {
        this.metadata = metadata;
        this.secret = secret;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/metadata", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /** The types of the requests that were let in. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean allowed = secret.equals(exchange.getRequestHeaders().getFirst("X-Hasura-Admin-Secret"));
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        byte[] answer = (allowed
                        ? answer(request)
                        : "{\"path\": \"$\", \"error\": \"invalid admin secret\", \"code\": \"access-denied\"}")
                .getBytes(UTF_8);
        exchange.sendResponseHeaders(allowed ? 200 : 401, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String answer(JsonNode request) {
        String type = request.path("type").asString();
        heard.add(type);
        return switch (type) {
            case "get_catalog_state" ->
                metadata.query("SELECT jsonb_build_object('id', hasura_uuid, 'cli_state', cli_state, 'console_state',"
                                + " console_state) FROM hdb_catalog.hdb_version")
                        .getFirst()
                        .getFirst();
            case "set_catalog_state" -> store(request.path("args").path("state").toString());
            default -> "{\"message\": \"success\", \"is_consistent\": true}";
        };
    }

    private String store(String state) {
        try (Connection connection = metadata.dataSource().getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE hdb_catalog.hdb_version SET cli_state = ?::jsonb")) {
            update.setString(1, state);
            update.executeUpdate();
            return "{\"message\": \"success\"}";
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
