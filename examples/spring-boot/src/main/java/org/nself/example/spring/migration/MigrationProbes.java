package org.nself.example.spring.migration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.PortInUseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers the probes of a platform while the database is being migrated, for Spring Boot opens its own port when all beans
 * are made, which is after that. The service is alive then, and not ready.
 */
final class MigrationProbes {

    private static final JsonMapper JSON = JsonMapper.shared();

    private MigrationProbes() {}

    /**
     * Does the work, and answers probes meanwhile. The port is free again when this returns.
     *
     * @throws PortInUseException when another process listens on the port; the work is not done then
     */
    static <T> T answering(int port, Supplier<Health> readiness, Supplier<T> work) {
        HttpServer server = bound(port);
        server.createContext(
                "/",
                exchange -> answer(exchange, isLiveness(exchange) ? Health.up().build() : readiness.get()));
        server.start();
        try {
            return work.get();
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer bound(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(port), 0);
        } catch (BindException taken) {
            throw new PortInUseException(port, taken);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The paths that Spring Boot has for it, below whatever base path. */
    private static boolean isLiveness(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.endsWith("/liveness") || path.endsWith("/livez");
    }

    private static void answer(HttpExchange exchange, Health health) throws IOException {
        byte[] body = JSON.writeValueAsBytes(health);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(health.getStatus().equals(Status.UP) ? 200 : 503, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
