package io.qrpay.initiator.customer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.contracts.customer.CustomerCheckedIn;
import io.qrpay.initiator.intake.IncomingRecord;
import io.qrpay.initiator.pairing.CheckIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what webhook-ingress wrote; members that nobody knows here are passed over. */
@ApplicationScoped
class CheckInReader {
    private static final Pattern MSN = Pattern.compile("[0-9]{4,10}");
    /** As webhook-ingress takes it; an unpaired surrogate cannot be kept. */
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]+");

    private final ObjectReader json;

    CheckInReader(ObjectMapper json) {
        this.json = json.readerFor(CustomerCheckedIn.class);
    }

    /** Empty when it is not as the contract says. A clock of the vendor's that is ahead of ours does not count. */
    Optional<CheckIn> read(IncomingRecord record) {
        return parsed(record.value())
                .map(told -> new CheckIn(
                        told.msn(),
                        told.merchantQrId(),
                        told.customerToken(),
                        earlier(told.initiatedAt(), record.time()).truncatedTo(ChronoUnit.MICROS)));
    }

    private Optional<CustomerCheckedIn> parsed(byte[] value) {
        try {
            return Optional.ofNullable(json.<CustomerCheckedIn>readValue(value)).filter(CheckInReader::isWhole);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(CustomerCheckedIn told) {
        return matches(told.msn(), MSN)
                && matches(told.merchantQrId(), TEXT)
                && matches(told.customerToken(), TEXT)
                && told.initiatedAt() != null;
    }

    private static boolean matches(@Nullable String text, Pattern pattern) {
        return text != null && pattern.matcher(text).matches();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
