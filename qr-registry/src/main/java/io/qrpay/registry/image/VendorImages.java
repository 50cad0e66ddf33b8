package io.qrpay.registry.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.problem.ProblemFound;
import io.qrpay.qrdrawing.QuietZone;
import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.QrProblem;
import io.qrpay.vipps.qr.CallbackQr;
import io.qrpay.vipps.qr.QrApi;
import io.qrpay.vipps.qr.QrImage;
import io.qrpay.vipps.qr.QrOutcome;
import io.qrpay.vipps.qr.RedirectQr;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** The vendor's images with white around them; kept until the vendor moves them or room is needed. */
@ApplicationScoped
class VendorImages {
    private final QrApi vipps;
    private final ImageDownload download;
    private final ImageCache cache;

    VendorImages(QrApi vipps, ImageDownload download, ImageConfig config) {
        this.vipps = vipps;
        this.download = download;
        this.cache = new ImageCache(config.kept().asLongValue());
    }

    /**
     * Ends with QR_UNAVAILABLE when it cannot be had now.
     *
     * @param url where the vendor keeps the SVG at present, as far as we know; another one makes what is kept void
     */
    Uni<CodeImage> of(Qr qr, String url, ImageWanted wanted) {
        var key = new ImageCache.Key(qr.id(), url, wanted);
        return cache.find(key)
                .map(kept -> Uni.createFrom().item(kept))
                .orElseGet(() -> fetched(qr, url, wanted)
                        .map(bytes -> CodeImage.of(wanted.format(), framed(bytes, wanted)))
                        .invoke(image -> cache.keep(key, image))
                        .onFailure(failure -> !(failure instanceof ProblemFound))
                        .transform(failure -> unavailable(qr, failure)));
    }

    private Uni<byte[]> fetched(Qr qr, String url, ImageWanted wanted) {
        return switch (wanted.format()) {
            case SVG -> download.fetch(url, wanted.format()).chain(found -> svg(qr, found));
            case PNG -> atPresent(qr, new QrImage.Png(wanted.codeSize()), wanted.format());
        };
    }

    /** The vendor moves its images from time to time; where to is not known before the codes are listed again. */
    private Uni<byte[]> svg(Qr qr, ImageDownload.Found found) {
        return switch (found) {
            case ImageDownload.Found.Image(var bytes) -> Uni.createFrom().item(bytes);
            case ImageDownload.Found.Gone gone -> atPresent(qr, new QrImage.Svg(), ImageWanted.Format.SVG);
        };
    }

    private Uni<byte[]> atPresent(Qr qr, QrImage image, ImageWanted.Format format) {
        return askedFor(qr, image).chain(url -> download.fetch(url, format)).map(ImageDownload.Found::orElseFail);
    }

    private Uni<String> askedFor(Qr qr, QrImage image) {
        return qr.kind() == QrKind.REDIRECT
                ? vipps.redirect(qr.msn(), qr.codeId(), image).map(told -> url(told, RedirectQr::imageUrl))
                : vipps.callback(qr.msn(), qr.codeId(), image).map(told -> url(told, CallbackQr::imageUrl));
    }

    private static <T> String url(QrOutcome<T> outcome, Function<T, String> url) {
        return switch (outcome) {
            case QrOutcome.Done<T> done -> url.apply(done.told());
            case QrOutcome.Missing<T> missing -> throw new IllegalStateException("Vipps does not have the code");
            case QrOutcome.Taken<T> taken -> throw new IllegalStateException("Vipps does not tell of the code");
            case QrOutcome.Refused<T> refused -> throw new IllegalStateException("Vipps does not show the code");
        };
    }

    private static byte[] framed(byte[] bytes, ImageWanted wanted) {
        if (wanted.quietZone() == 0) {
            return bytes;
        }
        return switch (wanted.format()) {
            case SVG ->
                QuietZone.aroundSvg(new String(bytes, UTF_8), ImageWanted.LEAST_MODULES, wanted.quietZone())
                        .getBytes(UTF_8);
            case PNG -> QuietZone.aroundPng(bytes, wanted.size());
        };
    }

    private static ProblemFound unavailable(Qr qr, Throwable why) {
        Log.warnf("The vendor's image of %s cannot be had: %s", qr.id(), why);
        return new ProblemFound(QrProblem.QR_UNAVAILABLE);
    }
}
