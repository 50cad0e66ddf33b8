package io.qrpay.local.kafka;

/** What a {@link LocalKafka} runs: a broker at a port that was chosen for it. */
interface Node {
    void start();

    /** What it holds stays. */
    void stop();

    /** Stops it for good and deletes what it kept. */
    void delete();
}
