package io.qrpay.registry.code;

import io.qrpay.problem.StrictJson;
import io.qrpay.problem.StrictJson.Sent;
import io.qrpay.vipps.salesunit.SalesUnits;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what editors want of a code; what they cannot want ends with {@link QrProblem#INVALID_QR}, field by field. */
@Singleton
public class WishReading {
    private final StrictJson json;
    private final SalesUnits salesUnits;
    private final Clock clock;

    WishReading(StrictJson json, SalesUnits salesUnits, Clock clock) {
        this.json = json;
        this.salesUnits = salesUnits;
        this.clock = clock;
    }

    /** A new code. */
    public WantedQr toCreate(byte @Nullable [] body) {
        var reading = json.read(
                body,
                sent -> QrForm.toCreate(sent, salesUnits, clock.instant()),
                error -> new QrForm.Reading.Unreadable(List.of(error)));
        return switch (reading) {
            case QrForm.Reading.Readable(var wanted) -> wanted;
            case QrForm.Reading.Unreadable(var errors) -> throw QrEditing.invalid(errors);
        };
    }

    /** What is to become of a code that there is; its fields are read beside the code. */
    public Sent toChange(byte @Nullable [] body) {
        return json.read(body, sent -> sent, error -> {
            throw QrEditing.invalid(List.of(error));
        });
    }
}
