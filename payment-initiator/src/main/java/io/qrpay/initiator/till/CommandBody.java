package io.qrpay.initiator.till;

import io.qrpay.contracts.Money;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A command over REST, for the OpenAPI document: the path says the payment and what is wanted. */
@Schema(name = "Command")
record CommandBody(
        @Schema(pattern = "^[A-Za-z0-9-]{1,50}$", description = "The till's name of this wish: once per payment")
        String commandId,

        @Schema(description = "Not on cancel") @Nullable Money amount,

        @Schema(maxLength = 64, description = "Who wants it; nothing personal")
        String requestedBy,

        @Schema(description = "When, by the till's clock") Instant requestedAt) {}
