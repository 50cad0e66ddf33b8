package io.qrpay.initiator.console;

import io.qrpay.deadletters.redrive.DealtWith;
import io.qrpay.screen.Language;
import io.qrpay.screen.Times;
import io.quarkus.qute.TemplateData;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The page of a topic's dead letters.
 *
 * @param letters what would be done with each, or was
 * @param isDone it was
 * @param isForced old ones, too
 * @param isBusy nothing was done: somebody else puts them back
 * @param most how many are shown at most
 */
@TemplateData
record LettersPage(
        Bar bar, String topic, List<DealtWith> letters, boolean isDone, boolean isForced, boolean isBusy, int most) {

    public String path() {
        return "/console/running/" + topic;
    }

    public String time(DealtWith letter, Language language) {
        return Times.written(letter.buriedAt(), ZoneOffset.UTC, language);
    }

    public boolean isMore() {
        return letters.size() >= most;
    }

    public long count(DealtWith.Outcome outcome) {
        return letters.stream().filter(letter -> letter.outcome() == outcome).count();
    }

    public long putBack() {
        return count(DealtWith.Outcome.PUT_BACK);
    }

    public long left() {
        return count(DealtWith.Outcome.LEFT);
    }

    public long nothing() {
        return count(DealtWith.Outcome.NOTHING);
    }
}
