package io.qrpay.vipps.pace;

import io.qrpay.vipps.Problem;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.salesunit.CredentialSets;
import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.Party;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** So many calls a second with one set of credentials, and none while Vipps asks for a pause or keeps failing. */
public final class GentleCalls {
    private static final Logger LOG = Logger.getLogger(GentleCalls.class);
    private static final int TOO_MANY = 429;

    private final CredentialSets credentialSets;
    private final int perSecond;
    private final Duration busyPause;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    /**
     * @param perSecond of this process with one set of credentials, 1 at least
     * @param busyPause how long no call is made after a 429 that does not say it itself
     */
    public GentleCalls(CredentialSets credentialSets, int perSecond, Duration busyPause) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("calls per second must be 1 at least");
        }
        this.credentialSets = credentialSets;
        this.perSecond = perSecond;
        this.busyPause = busyPause;
    }

    /** Makes the call when it is its turn; fails with {@link VippsUnavailable} at once while there is a pause. */
    public <T> Uni<T> inTurn(Party party, Supplier<Uni<T>> call) {
        return Uni.createFrom()
                .deferred(() -> turn(paceOf(party)))
                .chain(call::get)
                .onFailure(VippsUnavailable.class)
                .invoke(failure -> pauseIfAsked(party, (VippsUnavailable) failure));
    }

    /** What is left of the pause that Vipps asked for; zero when there is none. */
    public Duration paused(Party party) {
        return paceOf(party).paused();
    }

    private static Uni<Void> turn(Pace pace) {
        var pause = pace.paused();
        return pause.isZero()
                ? after(pace.take())
                : Uni.createFrom().failure(new VippsUnavailable("Vipps asked for a pause", pause, null));
    }

    private static Uni<Void> after(Duration wait) {
        var now = Uni.createFrom().voidItem();
        return wait.isZero() ? now : now.onItem().delayIt().by(wholeMillis(wait));
    }

    /** Rounded up: timers refuse less than a millisecond. */
    private static Duration wholeMillis(Duration wait) {
        return Duration.ofMillis((wait.toNanos() + 999_999) / 1_000_000);
    }

    private void pauseIfAsked(Party party, VippsUnavailable failure) {
        failure.retryAfter()
                .or(() -> failure.problem().filter(GentleCalls::isTooMany).map(any -> busyPause))
                .filter(pause -> paceOf(party).pause(pause))
                .filter(pause -> failure.problem().isPresent())
                .ifPresent(pause -> LOG.warnf(
                        "Vipps asks for a pause: credentials=%s seconds=%d", credentialsOf(party), pause.toSeconds()));
    }

    private static boolean isTooMany(Problem problem) {
        return problem.status() == TOO_MANY;
    }

    private Pace paceOf(Party party) {
        return paces.computeIfAbsent(credentialsOf(party), credentials -> new Pace(perSecond, System::nanoTime));
    }

    private String credentialsOf(Party party) {
        return credentialSets.of(party).map(Credentials::name).orElse("");
    }
}
