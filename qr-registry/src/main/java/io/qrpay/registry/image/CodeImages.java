package io.qrpay.registry.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qrpay.problem.ProblemFound;
import io.qrpay.qrdrawing.QrDrawing;
import io.qrpay.qrdrawing.QrStyle;
import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.QrProblem;
import io.qrpay.registry.code.Qrs;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The image of a code: the vendor's own, or ours where the chain has the approval and it is known what the code holds. */
@ApplicationScoped
class CodeImages {
    private final Qrs qrs;
    private final VendorImages vendor;
    private final Clock clock;
    private final Set<String> approved;

    CodeImages(Qrs qrs, VendorImages vendor, Clock clock, ImageConfig config) {
        this.qrs = qrs;
        this.vendor = vendor;
        this.clock = clock;
        this.approved = config.ownDesignApprovedFor().orElse(Set.of());
    }

    /** Ends with UNKNOWN_QR, NO_QR_YET, QR_DELETED or QR_OVER where there is none, with QR_UNAVAILABLE for now. */
    Uni<CodeImage> of(UUID id, ImageWanted wanted) {
        return Panache.withSession(() -> qrs.findById(id))
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemFound(QrProblem.UNKNOWN_QR))
                .chain(qr -> image(qr, wanted));
    }

    private Uni<CodeImage> image(Qr qr, ImageWanted wanted) {
        var vendors = checkedUrl(qr);
        return ownContent(qr)
                .map(content -> Uni.createFrom().item(() -> drawn(content, wanted)))
                .orElseGet(() -> vendor.of(qr, vendors, wanted));
    }

    private String checkedUrl(Qr qr) {
        if (qr.isDeleting()) {
            throw new ProblemFound(QrProblem.QR_DELETED);
        }
        if (qr.isExpired(clock.instant())) {
            throw new ProblemFound(QrProblem.QR_OVER);
        }
        return qr.imageUrl().orElseThrow(() -> new ProblemFound(QrProblem.NO_QR_YET));
    }

    private Optional<String> ownContent(Qr qr) {
        var chain = qr.wanted().chainId();
        return chain != null && approved.contains(chain) ? qr.content() : Optional.empty();
    }

    /** What is printed hangs for years: a quarter of it may be damaged. */
    private static CodeImage drawn(String content, ImageWanted wanted) {
        var style = new QrStyle(wanted.quietZone(), QrStyle.Correction.QUARTILE);
        var bytes = switch (wanted.format()) {
            case SVG -> QrDrawing.svg(content, style).getBytes(UTF_8);
            case PNG -> QrDrawing.png(content, wanted.size(), style);
        };
        return CodeImage.of(wanted.format(), bytes);
    }
}
