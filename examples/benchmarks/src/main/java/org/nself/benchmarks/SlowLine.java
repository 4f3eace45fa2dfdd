package org.nself.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A way to the server on which everything that is sent to it arrives later by always the same time, as if it were far away.
 * What is sent in one go arrives in one go; answers come back at once, so that the time is that of a round trip.
 */
final class SlowLine implements AutoCloseable {

    private static final String PREFIX = "jdbc:";
    private static final int LONGEST = 1 << 16;

    private final ServerSocket listener;
    private final URI server;
    private final Duration delay;

    private SlowLine(ServerSocket listener, URI server, Duration delay) {
        this.listener = listener;
        this.server = server;
        this.delay = delay;
    }

    /** To the server of a database. */
    static SlowLine to(String url, Duration delay) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SlowLine line = new SlowLine(listener, URI.create(url.substring(PREFIX.length())), delay);
        Thread.ofVirtual().start(line::accept);
        return line;
    }

    Duration delay() {
        return delay;
    }

    /** The same database at the other end of the line. */
    DatabaseAddress address(String url) {
        return new DatabaseAddress(url.replaceFirst("//[^/]+/", "//localhost:" + listener.getLocalPort() + "/"));
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket far = new Socket(server.getHost(), server.getPort());
                client.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                BlockingQueue<Parcel> underway = new LinkedBlockingQueue<>();
                Thread.ofVirtual().start(() -> send(client, underway));
                Thread.ofVirtual().start(() -> deliver(underway, far));
                Thread.ofVirtual().start(() -> answer(far, client));
            } catch (IOException failure) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
    }

    /**
     * What was sent in one go.
     *
     * @param due when it arrives, by {@link System#nanoTime()}
     * @param content without anything behind the last one
     */
    private record Parcel(long due, ByteBuffer content) {

        boolean isEnd() {
            return !content.hasRemaining();
        }
    }

    private void send(Socket client, BlockingQueue<Parcel> underway) {
        byte[] some = new byte[LONGEST];
        try {
            InputStream in = client.getInputStream();
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                underway.add(
                        new Parcel(System.nanoTime() + delay.toNanos(), ByteBuffer.wrap(Arrays.copyOf(some, length))));
            }
        } catch (IOException closed) {
            // The conversation is over, which is said below.
        } finally {
            underway.add(new Parcel(System.nanoTime() + delay.toNanos(), ByteBuffer.allocate(0)));
        }
    }

    private static void deliver(BlockingQueue<Parcel> underway, Socket far) {
        try (far) {
            OutputStream out = far.getOutputStream();
            for (Parcel next = underway.take(); !next.isEnd(); next = underway.take()) {
                TimeUnit.NANOSECONDS.sleep(next.due() - System.nanoTime());
                out.write(next.content().array());
            }
        } catch (IOException closed) {
            // The server ended the conversation.
            return;
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(Socket far, Socket client) {
        try (client) {
            far.getInputStream().transferTo(client.getOutputStream());
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
