package io.qrpay.vipps.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How Vipps is called. */
@ConfigMapping(prefix = "qrpay.vipps")
public interface VippsHttpConfig {

    /** Header {@code Vipps-System-Name}: the solution's name, at most 30 characters. */
    @WithDefault("qrpay")
    String systemName();

    /** Header {@code Vipps-System-Version}, at most 30 characters. */
    @WithDefault("${quarkus.application.version:1}")
    String systemVersion();

    /** Header {@code Vipps-System-Plugin-Name}, at most 30 characters; the system's name when absent. */
    Optional<String> pluginName();

    /** Header {@code Vipps-System-Plugin-Version}, at most 30 characters; the system's version when absent. */
    Optional<String> pluginVersion();

    /** Most connections to one host. */
    @WithDefault("200")
    int poolSize();

    /** Most requests that wait for a connection; one more is unavailability. */
    @WithDefault("1000")
    int poolQueue();

    /** How long a request waits for a connection, whether a new one or one of the pool. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long an unused connection is kept. */
    @WithDefault("30s")
    Duration keepAlive();

    /** The pause before the first repetition; three times as long before each further one, half to one and a half of it. */
    @WithDefault("300ms")
    Duration retryPause();

    /** Creating a payment. */
    CreateLimits create();

    /** Capture, cancel, refund. */
    ModifyLimits modify();

    /** Reading a payment, its event log, an eCom payment or an agreement. */
    ReadLimits read();

    /** Fetching an access token; its repetitions are those of the calls that need it. */
    TokenLimits token();

    /** Registering, listing and removing webhooks. */
    WebhooksLimits webhooks();

    /** Creating, changing, listing and removing QR codes. */
    QrLimits qr();

    /** When an operation is no longer tried because it keeps failing. */
    CircuitLimits circuit();

    /** The defaults for circuits; each operation has its own. */
    interface CircuitLimits {
        /** So many of the latest exchanges are looked at. */
        @WithDefault("20")
        int volume();

        /** The share of them without an answer, or with a 5xx, from which on the operation pauses. */
        @WithDefault("0.5")
        double failureRatio();

        /** How long it pauses before one exchange is tried. */
        @WithDefault("PT5S")
        Duration pause();

        /** How many must succeed after a pause before all is well again. */
        @WithDefault("2")
        int successes();
    }

    /** The limits of one kind of call. */
    interface CallLimits {
        /** How long one attempt may take once it has a connection. */
        Duration timeout();

        /** How many attempts there are at most, 1 to 5: the vendor takes 5 writes a minute for one payment. */
        int attempts();

        /** No attempt begins or lasts after this time. */
        Duration total();
    }

    /** The defaults for creating. */
    interface CreateLimits extends CallLimits {
        @Override
        @WithDefault("5s")
        Duration timeout();

        @Override
        @WithDefault("3")
        int attempts();

        @Override
        @WithDefault("15s")
        Duration total();
    }

    /** The defaults for changing; the vendor's captures are slower than the rest. */
    interface ModifyLimits extends CallLimits {
        @Override
        @WithDefault("10s")
        Duration timeout();

        @Override
        @WithDefault("3")
        int attempts();

        @Override
        @WithDefault("25s")
        Duration total();
    }

    /** The defaults for reading: whoever polls comes back anyway. */
    interface ReadLimits extends CallLimits {
        @Override
        @WithDefault("3s")
        Duration timeout();

        @Override
        @WithDefault("2")
        int attempts();

        @Override
        @WithDefault("6s")
        Duration total();
    }

    /** The defaults for tokens. */
    interface TokenLimits {
        /** How long one fetch may take. */
        @WithDefault("5s")
        Duration timeout();

        /** The pause after a failed fetch; doubled by each further one. */
        @WithDefault("200ms")
        Duration pause();

        /** The longest pause after failed fetches. */
        @WithDefault("30s")
        Duration longestPause();
    }

    /** The defaults for QR codes. */
    interface QrLimits extends CallLimits {
        @Override
        @WithDefault("5s")
        Duration timeout();

        @Override
        @WithDefault("3")
        int attempts();

        @Override
        @WithDefault("15s")
        Duration total();
    }

    /** The defaults for registrations. */
    interface WebhooksLimits extends CallLimits {
        @Override
        @WithDefault("10s")
        Duration timeout();

        @Override
        @WithDefault("3")
        int attempts();

        @Override
        @WithDefault("30s")
        Duration total();
    }
}
