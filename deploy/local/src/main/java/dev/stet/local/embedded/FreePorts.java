package dev.stet.local.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface that nobody listens on at the moment. */
public final class FreePorts {

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
                held[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
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

    /** The wanted port, or a free one for 0. */
    public static int orFree(int wanted) throws IOException {
        return wanted == 0 ? find(1)[0] : wanted;
    }
}
