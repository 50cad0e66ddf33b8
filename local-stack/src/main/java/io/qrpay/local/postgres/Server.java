package io.qrpay.local.postgres;

import java.util.Optional;

/** What a {@link LocalPostgres} runs: a server at a port that was chosen for it. */
interface Server {
    void start();

    /** What it holds stays. */
    void stop();

    /** Stops it for good and deletes what it kept. */
    void delete();

    /** Its process, where it is one of this machine's. */
    Optional<ProcessHandle> process();
}
