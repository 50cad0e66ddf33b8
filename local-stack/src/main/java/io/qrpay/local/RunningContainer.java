package io.qrpay.local;

import com.github.dockerjava.api.exception.NotModifiedException;
import java.io.IOException;
import org.testcontainers.containers.GenericContainer;

/** A container that can be stopped and started again with all that it holds, where Testcontainers would make a new one. */
public final class RunningContainer {
    private static final int STOP_SECONDS = 30;

    private final GenericContainer<?> container;
    private final String farewell;
    private boolean running;

    /**
     * One that does not run yet.
     *
     * @param farewell what its shell is told before it is stopped
     */
    public RunningContainer(GenericContainer<?> container, String farewell) {
        this.container = container;
        this.farewell = farewell;
    }

    /** Starts it, for the first time or again; nothing when it runs. */
    public void start() {
        if (running) {
            return;
        }
        if (container.getContainerId() == null) {
            container.start();
        } else {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }
        running = true;
    }

    /** Returns when it is gone; nothing when it does not run. */
    public void stop() {
        if (!running) {
            return;
        }
        sayFarewell();
        awaitEnd();
        running = false;
    }

    private void awaitEnd() {
        try {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .withTimeout(STOP_SECONDS)
                    .exec();
        } catch (NotModifiedException goneAlready) {
            return;
        }
    }

    private void sayFarewell() {
        try {
            container.execInContainer("sh", "-c", farewell);
        } catch (IOException e) {
            throw new IllegalStateException("the container cannot be told to stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a container was stopped", e);
        }
    }

    /** Deletes it with all that it holds. */
    public void delete() {
        container.stop();
    }
}
