package org.nself.postgres.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stands between one client and the server and keeps what the client sends: each simple query, and the rows of a COPY
 * behind the query that asks for them.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">PostgreSQL: message formats</a>
 */
public final class FrontendTap implements AutoCloseable {

    /** A query as the server got it, and the rows that the client sent for it. */
    public record Query(String text, Optional<String> data) {}

    private final ServerSocket listener;
    private final int serverPort;
    private final List<Query> queries = new ArrayList<>();
    private final Thread reader;

    public FrontendTap(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.reader = Thread.ofVirtual().start(this::run);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** All queries, once the client has gone. */
    public List<Query> queries() throws InterruptedException {
        reader.join();
        return List.copyOf(queries);
    }

    private void run() {
        try (Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            Thread.ofVirtual().start(() -> answers(server, client));
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            DataOutputStream out = new DataOutputStream(server.getOutputStream());
            pass(in, out);
            for (int type = in.read(); type >= 0; type = in.read()) {
                out.write(type);
                byte[] body = pass(in, out);
                switch (type) {
                    case 'Q' -> queries.add(new Query(new String(body, 0, body.length - 1, UTF_8), Optional.empty()));
                    case 'd' -> data(new String(body, UTF_8));
                    case 'c' -> data("");
                    default -> {}
                }
            }
        } catch (IOException closed) {
            // The client hung up, or was never there.
            return;
        }
    }

    private void data(String more) {
        Query last = queries.removeLast();
        queries.add(new Query(last.text(), Optional.of(last.data().orElse("") + more)));
    }

    private static byte[] pass(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        byte[] body = in.readNBytes(length - 4);
        out.writeInt(length);
        out.write(body);
        out.flush();
        return body;
    }

    private static void answers(Socket server, Socket client) {
        try {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException closed) {
            // The conversation is over.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
