package dev.stet.local.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
}
