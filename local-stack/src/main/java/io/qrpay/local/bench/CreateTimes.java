package io.qrpay.local.bench;

import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** How soon after it was read a checkout goes to Vipps, from the initiator's own histogram. */
record CreateTimes(double count, double within5Ms, double within25Ms, double sumSeconds) {
    private static final String METRIC = "qrpay_checkout_to_create_seconds";

    static CreateTimes read(RunningStack stack) {
        var metrics = stack.process(Service.PAYMENT_INITIATOR).managementUrl().resolve("/q/metrics");
        try (var http = HttpClient.newHttpClient()) {
            var text = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
            return new CreateTimes(
                    value(text, METRIC + "_count"),
                    value(text, METRIC + "_bucket{le=\"0.005\"}"),
                    value(text, METRIC + "_bucket{le=\"0.025\"}"),
                    value(text, METRIC + "_sum"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while metrics were read", e);
        }
    }

    /** The figures of what happened between this reading and a later one. */
    Map<String, Double> since(CreateTimes later) {
        var calls = later.count - count;
        var figures = new LinkedHashMap<String, Double>();
        figures.put("checkout read to create call, mean ms", 1_000 * (later.sumSeconds - sumSeconds) / calls);
        figures.put("checkout read to create call, % within 5 ms", 100 * (later.within5Ms - within5Ms) / calls);
        figures.put("checkout read to create call, % within 25 ms", 100 * (later.within25Ms - within25Ms) / calls);
        return figures;
    }

    private static double value(String metrics, String name) {
        var line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(metrics);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
}
