package org.nself.postgres.hasura;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.nself.EnvironmentException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hasura's API for its metadata.
 *
 * @see <a href="https://hasura.io/docs/2.0/api-reference/metadata-api/index/">Hasura: metadata API</a>
 */
final class MetadataApi {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(30);
    private static final int DONE = 200;

    /** Numbers of others in the document come back as they went. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final URI endpoint;
    private final String adminSecret;

    MetadataApi(URI endpoint, String adminSecret) {
        this.endpoint = URI.create(endpoint.toString().replaceAll("/+$", "") + "/v1/metadata");
        this.adminSecret = adminSecret;
    }

    ObjectNode object() {
        return JSON.createObjectNode();
    }

    JsonNode post(String type, ObjectNode arguments) {
        ObjectNode body = object();
        body.put("type", type).set("args", arguments);
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(ANSWERING)
                .header("Content-Type", "application/json")
                .header("X-Hasura-Admin-Secret", adminSecret)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECTING).build()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != DONE) {
                throw failed(type, "status " + answer.statusCode() + ", " + error(answer.body()), null);
            }
            return JSON.readTree(answer.body());
        } catch (IOException | JacksonException failure) {
            throw failed(type, String.valueOf(failure), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed(type, "the thread was interrupted", interrupted);
        }
    }

    /** What Hasura says; nothing when it was somebody else, such as a proxy. */
    private static String error(String body) {
        try {
            return JSON.readTree(body).path("error").asString("no reason given");
        } catch (JacksonException noJson) {
            return "no answer of Hasura's";
        }
    }

    private EnvironmentException failed(String type, String why, @Nullable Throwable cause) {
        return new EnvironmentException(
                "NS6403",
                "Hasura at " + this + " did not do " + type + ": " + why,
                "check the endpoint and the admin secret; the next call of nself makes it good",
                cause);
    }

    /** Without what may stand in it of a user. */
    @Override
    public String toString() {
        return endpoint.getHost() + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
    }
}
