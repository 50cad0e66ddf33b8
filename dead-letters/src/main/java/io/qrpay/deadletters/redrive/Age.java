package io.qrpay.deadletters.redrive;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, for people: {@code 40 s}, {@code 12 min}, {@code 26 h}, {@code 9 d}. */
final class Age {
    private Age() {}

    static String of(Instant then, Instant now) {
        var age = Duration.between(then, now);
        if (age.toMinutes() < 2) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toHours() < 2) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 3 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
