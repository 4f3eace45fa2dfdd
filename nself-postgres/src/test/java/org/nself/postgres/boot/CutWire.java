package org.nself.postgres.boot;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Stands between driver and server, counts what the driver sends that the server answers, over all connections, and cuts
 * all of them at one of these: just before the server gets it, or just after.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">PostgreSQL: message formats</a>
 */
final class CutWire implements AutoCloseable {

    enum Moment {
        BEFORE,
        AFTER
    }

    /** Which messages count. */
    enum Counting {
        ALL,
        /** Those with a statement that changes something, or with a commit. */
        CHANGES
    }

    private static final Pattern CHANGE = Pattern.compile(
            "\\s*+(?:--[^\n]*+\\s*+)*+(?:SAVEPOINT nself_last; )?(?:ALTER|COMMENT|COMMIT|CREATE|DELETE|DO|DROP|INSERT|UPDATE)\\b");

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final Counting counting;
    private final int serverPort;
    private final int at;
    private final Moment moment;
    private final Runnable cut;

    /**
     * @param at the how manieth message it is, from 1; 0 for none
     * @param cut what happens at that moment besides
     */
    CutWire(int serverPort, int at, Moment moment, Runnable cut) throws IOException {
        this(serverPort, Counting.ALL, at, moment, cut);
    }

    CutWire(int serverPort, Counting counting, int at, Moment moment, Runnable cut) throws IOException {
        this.counting = counting;
        this.serverPort = serverPort;
        this.at = at;
        this.moment = moment;
        this.cut = cut;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int sent() {
        return sent.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                sockets.add(client);
                sockets.add(server);
                Thread.ofPlatform().daemon().start(() -> answers(server, client));
                Thread.ofPlatform().daemon().start(() -> questions(client, server));
            } catch (IOException closed) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private static void answers(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // The other direction closed both sockets: the conversation is over.
            return;
        }
    }

    private void questions(Socket client, Socket server) {
        try (client;
                server;
                DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()))) {
            // The first message has no type.
            forward(in, out);
            out.flush();
            Statements statements = new Statements();
            for (int type = in.read(); type >= 0; type = in.read()) {
                byte[] content = in.readNBytes(in.readInt() - 4);
                statements.see(type, content);
                boolean counts = isAnswered(type) && (counting == Counting.ALL || statements.change());
                boolean now = counts && sent.incrementAndGet() == at;
                if (now && moment == Moment.BEFORE) {
                    cut();
                    return;
                }
                out.write(type);
                out.writeInt(content.length + 4);
                out.write(content);
                if (in.available() == 0 || now) {
                    out.flush();
                }
                if (now) {
                    cut();
                    return;
                }
            }
        } catch (IOException closed) {
            // The other direction closed both sockets: the conversation is over.
            return;
        }
    }

    private static void forward(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        out.writeInt(length);
        out.write(in.readNBytes(length - 4));
    }

    /** What the messages since the last answer ask for; a statement with a name is sent once, and run by that name. */
    private static final class Statements {

        private final Map<String, String> named = new HashMap<>();
        private boolean change;

        void see(int type, byte[] content) {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            String[] strings = text.split("\0", 3);
            switch (type) {
                case 'Q' -> change |= isChange(strings[0]);
                case 'P' -> named.put(strings[0], strings[1]);
                case 'B' -> change |= isChange(named.getOrDefault(strings[1], ""));
                case 'c' -> change = true;
                default -> {}
            }
        }

        private static boolean isChange(String statement) {
            return CHANGE.matcher(statement).lookingAt();
        }

        boolean change() {
            boolean seen = change;
            change = false;
            return seen;
        }
    }

    /** A query, a sync, the end of rows that are copied. */
    private static boolean isAnswered(int type) {
        return type == 'Q' || type == 'S' || type == 'c';
    }

    private void cut() throws IOException {
        cut.run();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
