package io.qrpay.deadletters.redrive;

import io.qrpay.deadletters.redrive.DealtWith.Outcome;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells somebody at a terminal what a run does, a line a letter. */
final class Telling {
    private final RedriveOptions options;
    private final Instant now;
    private final Consumer<String> say;
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    Telling(RedriveOptions options, Instant now, Consumer<String> say) {
        this.options = options;
        this.now = now;
        this.say = say;
    }

    void begin() {
        say.accept(options.topic() + (options.dryRun() ? " (dry run: nothing is written)" : ""));
    }

    void tell(DealtWith letter) {
        counts.merge(letter.outcome(), 1, Integer::sum);
        say.accept("  %-36s %s (buried %s ago: %s)"
                .formatted(letter.key(), what(letter), Age.of(letter.buriedAt(), now), letter.reason()));
    }

    private static String what(DealtWith letter) {
        return switch (letter.outcome()) {
            case PUT_BACK -> "put back " + letter.detail();
            case LEFT -> "left waiting, " + letter.detail();
            case NOTHING -> "nothing to put back, " + letter.detail();
        };
    }

    void end() {
        say.accept("%s by %s: %d put back, %d left waiting, %d with nothing to put back"
                .formatted(
                        options.dryRun() ? "Would be done" : "Done",
                        options.by(),
                        count(Outcome.PUT_BACK),
                        count(Outcome.LEFT),
                        count(Outcome.NOTHING)));
    }

    private int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
