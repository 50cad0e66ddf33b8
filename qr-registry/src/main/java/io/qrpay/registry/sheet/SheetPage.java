package io.qrpay.registry.sheet;

import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.code.OwnStores;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A sheet as the page that is printed. */
@Singleton
public class SheetPage {
    /** The page has texts of the chain's, so nothing on it runs and nothing comes from elsewhere. */
    private static final String POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private final Sheets sheets;
    private final OwnStores own;

    SheetPage(Sheets sheets, OwnStores own) {
        this.sheets = sheets;
        this.own = own;
    }

    /**
     * What the caller asks for, and may have.
     *
     * @throws ProblemFound INVALID_QUERY, which names each parameter that is wrong
     */
    public SheetWanted wanted(SheetQuery query) {
        var wanted = query.read();
        if (wanted.storeIds().isEmpty()) {
            own.check(null);
        }
        return wanted;
    }

    /** @param base where images and style are, seen from the page */
    public Uni<Response> of(SheetWanted wanted, String base) {
        return sheets.of(wanted)
                .chain(sheet -> SheetTemplates.sheet(sheet, base).createUni())
                .map(SheetPage::answer);
    }

    private static Response answer(String page) {
        return Response.ok(page, MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", POLICY)
                .build();
    }
}
