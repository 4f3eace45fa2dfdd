package org.nself.postgres.boot;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between driver and server and counts how often the server says that it is ready for the next query: once for a
 * connection, once for every round trip after that.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">PostgreSQL: message formats</a>
 */
final class WireTap implements AutoCloseable {

    private final ServerSocket listener;
    private final int serverPort;
    private final AtomicInteger ready = new AtomicInteger();

    WireTap(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int readyForQuery() {
        return ready.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                Thread.ofVirtual().start(() -> forward(client, server));
                Thread.ofVirtual().start(() -> count(server, client));
            } catch (IOException closed) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private static void forward(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // The other direction closed both sockets: the conversation is over.
            return;
        }
    }

    private void count(Socket server, Socket client) {
        try (server;
                client;
                DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()))) {
            OutputStream out = new BufferedOutputStream(client.getOutputStream());
            for (int type = in.read(); type >= 0; type = in.read()) {
                int length = in.readInt();
                byte[] body = in.readNBytes(length - 4);
                out.write(type);
                out.write(
                        new byte[] {(byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
                        });
                out.write(body);
                if (type == 'Z') {
                    ready.incrementAndGet();
                }
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException closed) {
            // The other direction closed both sockets: the conversation is over.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
