package io.qrpay.initiator.till;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.payment.Qr;
import io.qrpay.problem.ProblemFound;
import io.qrpay.qrdrawing.QrDrawing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The QR of a payment as an image: the vendor's own, or ours where the setting allows it and the till asked for content. */
@ApplicationScoped
class ScreenQr {
    private final StatusLookUp lookUp;
    private final VendorImage vendor;
    private final TillConfig config;
    private final ObjectReader json;

    ScreenQr(StatusLookUp lookUp, VendorImage vendor, TillConfig config, ObjectMapper json) {
        this.lookUp = lookUp;
        this.vendor = vendor;
        this.config = config;
        this.json = json.readerFor(PaymentStatus.class);
    }

    Uni<QrImage> of(String storeId, String reference, QrWanted wanted) {
        return lookUp.find(storeId, reference)
                .map(found -> qr(status(found.json())))
                .chain(qr -> image(qr, wanted));
    }

    private Uni<QrImage> image(Qr qr, QrWanted wanted) {
        var url = qr.imageUrl();
        return url == null ? Uni.createFrom().item(() -> drawn(qr, wanted)) : vendor.fetch(url);
    }

    private QrImage drawn(Qr qr, QrWanted wanted) {
        var content = qr.content();
        if (!config.drawOwnQr() || content == null) {
            throw new ProblemFound(TillProblem.QR_NOT_DRAWN);
        }
        return switch (wanted.format()) {
            case SVG -> new QrImage("image/svg+xml", QrDrawing.svg(content).getBytes(StandardCharsets.UTF_8));
            case PNG -> new QrImage("image/png", QrDrawing.png(content, wanted.size()));
        };
    }

    private static Qr qr(PaymentStatus status) {
        var qr = status.qr();
        if (qr == null) {
            var notYet = status.state() == PaymentState.REQUESTED || status.state() == PaymentState.AWAITING_CUSTOMER;
            throw new ProblemFound(notYet ? TillProblem.NO_QR_YET : TillProblem.QR_OVER);
        }
        return qr;
    }

    private PaymentStatus status(String text) {
        try {
            return json.readValue(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a status that cannot be read", e);
        }
    }
}
