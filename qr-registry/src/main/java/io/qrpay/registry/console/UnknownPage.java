package io.qrpay.registry.console;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.registry.sync.UnknownQr;
import io.qrpay.registry.sync.UnknownQrList;
import io.qrpay.screen.Language;
import io.qrpay.screen.Times;
import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.UriBuilder;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of codes at Vipps that nobody has asked for here.
 *
 * @param next the cursor of the page after; null on the last
 */
@TemplateData
record UnknownPage(List<Row> rows, @Nullable String next) {

    static UnknownPage of(UnknownQrList.Page page) {
        return new UnknownPage(page.unknownQrs().stream().map(Row::new).toList(), page.next());
    }

    /** A field, by the constant's name. */
    public Field field(String name) {
        return Field.valueOf(name);
    }

    /** One of them. */
    @TemplateData
    record Row(UnknownQr code) {

        public String target() {
            return Objects.requireNonNullElse(
                    code.kind() == QrKind.REDIRECT ? code.redirectUrl() : code.locationDescription(), "");
        }

        public String found(Language language) {
            return Times.written(code.foundAt(), ZoneOffset.UTC, language);
        }

        /** The form that asks for it as it is. */
        public String adoption() {
            var isRedirect = code.kind() == QrKind.REDIRECT;
            return UriBuilder.fromPath(NewCodePage.PATH)
                    .queryParam("kind", code.kind())
                    .queryParam("msn", code.msn())
                    .queryParam("codeId", "{codeId}")
                    .queryParam(isRedirect ? "redirectUrl" : "locationDescription", "{target}")
                    .build(code.codeId(), target())
                    .toString();
        }
    }
}
