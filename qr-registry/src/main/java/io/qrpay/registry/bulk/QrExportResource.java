package io.qrpay.registry.bulk;

import com.fasterxml.jackson.databind.util.RawValue;
import io.qrpay.access.Role;
import io.qrpay.registry.code.ListQuery;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.registry.code.QrQuery;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestMulti;

/** All codes of a list in one file, which an import takes again. */
@Path("/v1/qr-export")
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
public class QrExportResource {
    private final QrExport export;
    private final OwnStores own;

    QrExportResource(QrExport export, OwnStores own) {
        this.export = export;
        this.own = own;
    }

    /** {@link ListQuery} says what it may be narrowed by; its {@code limit} does not matter here. */
    @GET
    @Produces(QrImportsResource.CSV)
    public RestMulti<String> csv(@BeanParam ListQuery query) {
        return streamed(export.csv(read(query)), "codes.csv");
    }

    /** The same as NDJSON. */
    @GET
    @Produces(QrImportsResource.NDJSON)
    public RestMulti<RawValue> ndjson(@BeanParam ListQuery query) {
        var pages = export.pages(read(query)).map(ExportForm::ndjson);
        return streamed(pages.select().where(text -> !text.isEmpty()).map(RawValue::new), "codes.ndjson");
    }

    private QrQuery read(ListQuery query) {
        var read = query.read();
        own.check(read.storeId());
        return read;
    }

    private static <T> RestMulti<T> streamed(Multi<T> pages, String name) {
        return RestMulti.fromMultiData(pages)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
