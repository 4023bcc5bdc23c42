package dev.stet.iceberg;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port at which no connection comes about, and none is refused, as behind a firewall: as many
 * wait there already as the system lets wait.
 */
public final class Unreachable implements AutoCloseable {

    private static final int WAIT_MILLIS = 500;
    private static final int MOST = 100;

    private final ServerSocket full = new ServerSocket(0, 1);
    private final List<Socket> waiting = new ArrayList<>();

    public Unreachable() throws IOException {
        while (waiting.size() < MOST) {
            Socket next = new Socket();
            waiting.add(next);
            try {
                next.connect(full.getLocalSocketAddress(), WAIT_MILLIS);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IOException("the system let all of %d connections wait".formatted(MOST));
    }

    public int port() {
        return full.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        full.close();
    }
}
