package dev.stet.local.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback interface that nobody listens on at the moment, below those that systems
 * hand out by themselves: a server that takes seconds to begin would find one of these taken by a
 * connection that another process made meanwhile.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int HANDED_OUT_FROM = 32_768;
    private static final int ATTEMPTS = 1_000;
    private static final int CONNECT_WITHIN_MILLIS = 1_000;

    private FreePorts() {}

    /**
     * Finds some.
     *
     * @param count how many different ones
     */
    public static int[] find(int count) throws IOException {
        int[] ports = new int[count];
        ServerSocket[] held = new ServerSocket[count];
        try {
            for (int i = 0; i < count; i++) {
                held[i] = open();
                ports[i] = held[i].getLocalPort();
            }
        } finally {
            for (ServerSocket socket : held) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
        return ports;
    }

    private static ServerSocket open() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HANDED_OUT_FROM);
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (BindException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The wanted port, or a free one for 0. */
    public static int orFree(int wanted) throws IOException {
        return wanted == 0 ? find(1)[0] : wanted;
    }

    /** Whether a server could listen on this port of the loopback interface, and none does. */
    public static boolean isFree(int port) {
        return problem(port).isEmpty();
    }

    /** Why a server cannot have this port of the loopback interface; empty if it can. */
    public static Optional<String> problem(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            // Bound, which some systems allow while another one listens on every interface.
            socket.close();
            return answers(port) ? Optional.of(taken(port)) : Optional.empty();
        } catch (BindException e) {
            return Optional.of(
                    answers(port) || isInUse(e)
                            ? taken(port)
                            : "cannot listen on 127.0.0.1:%d (%s)".formatted(port, e.getMessage()));
        } catch (IOException e) {
            return Optional.of(
                    "cannot listen on 127.0.0.1:%d (%s)".formatted(port, e.getMessage()));
        }
    }

    private static boolean isInUse(BindException e) {
        return String.valueOf(e.getMessage()).contains("in use");
    }

    private static String taken(int port) {
        return "something already listens on 127.0.0.1:" + port;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    CONNECT_WITHIN_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
