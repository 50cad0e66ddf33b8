package io.qrpay.vipps;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;

/**
 * An amount as the vendor writes it.
 *
 * @param value in minor units (øre, cent), 0 to 65 000 000
 * @param currency ISO 4217 code; that of the sales unit's market
 */
@RegisterForReflection
public record Amount(@JsonProperty(required = true) long value, String currency) {
    public Amount {
        Objects.requireNonNull(currency, "currency");
    }
}
