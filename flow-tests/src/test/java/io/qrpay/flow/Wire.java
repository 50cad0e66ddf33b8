package io.qrpay.flow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a browser and a service; can be cut, and mended. */
final class Wire implements AutoCloseable {
    private static final int QUEUE = 50;

    private final URI end;
    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    private Wire(URI end, ServerSocket server) {
        this.end = end;
        this.server = server;
    }

    /** One that leads to the service from a free port of this machine. */
    static Wire to(URI end) {
        try {
            var wire = new Wire(end, new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress()));
            Thread.startVirtualThread(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    /** What is connected is so no longer, and nothing gets through. */
    void cut() {
        isCut = true;
        connections.forEach(Wire::end);
    }

    void mend() {
        isCut = false;
    }

    private void accept() {
        try {
            while (true) {
                connect(server.accept());
            }
        } catch (IOException closed) {
            connections.forEach(Wire::end);
        }
    }

    private void connect(Socket near) {
        try {
            var far = new Socket(end.getHost(), end.getPort());
            connections.add(near);
            connections.add(far);
            Thread.startVirtualThread(() -> pass(near, far));
            Thread.startVirtualThread(() -> pass(far, near));
            if (isCut) {
                cut();
            }
        } catch (IOException serviceAway) {
            end(near);
        }
    }

    /** Until either end is gone; then both are. */
    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            end(from);
        }
        end(to);
        connections.remove(from);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
