package io.qrpay.local;

/** Whether broker and database come as containers, {@code -Dlocal-stack=containers}, rather than beside this JVM. */
public final class Containers {
    private static final String SETTING = "local-stack";

    private Containers() {}

    /** Asked for. Nothing of Testcontainers is loaded before. */
    public static boolean areWanted() {
        return "containers".equals(System.getProperty(SETTING));
    }

    /** The certificates of this JVM's own servers are not given to containers. */
    public static IllegalStateException speakNoTls() {
        return new IllegalStateException("with -D" + SETTING + "=containers nothing speaks TLS");
    }
}
