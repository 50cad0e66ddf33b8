package io.qrpay.vipps.salesunit;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether the sales units in use are those of the file; a bad file takes no instance out of service. */
@Readiness
@ApplicationScoped
class SalesUnitsHealth implements HealthCheck {
    private final FileSalesUnits salesUnits;

    SalesUnitsHealth(FileSalesUnits salesUnits) {
        this.salesUnits = salesUnits;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("sales units file")
                .up()
                .withData("salesUnits", salesUnits.units())
                .withData("stores", salesUnits.stores());
        salesUnits.error().ifPresent(error -> response.withData("error", error));
        return response.build();
    }
}
