package io.qrpay.registry.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An import is written in SQL and a single edit in Java: both leave the same behind, whatever was there before. */
@QuarkusTest
@TestProfile(NothingOnSchedule.class)
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
class SameAsEditingIT {
    private static final int CASES = 150;

    /** All that may differ: what makes a code, and the time, of which it matters whether it is that of the edit. */
    private static final String ROW = """
            select (to_jsonb(qr) - array['id', 'msn', 'code_id', 'occurred_at', 'due_at'])::text
                || ' occurred ' || (occurred_at > '2026-01-02')::text
                || ' due ' || case when due_at is null then 'never' when due_at = occurred_at then 'now' else due_at::text end
            from qr where msn = $1 and code_id = $2""";

    private final Random random = new Random(2026);
    private final String prefix = UUID.randomUUID().toString();

    @Inject
    Pool pool;

    @Test
    void shouldLeaveWhatSingleEditsWouldLeave() {
        // Given
        var wishes = IntStream.range(0, CASES).mapToObj(this::wish).toList();
        var unequal =
                IntStream.range(0, CASES).filter(i -> held(i, wishes.get(i))).toArray();

        // When
        IntStream.of(unequal).forEach(i -> edit(i, wishes.get(i)));
        upload(IntStream.of(unequal).mapToObj(wishes::get).toList());

        // Then
        assertThat(unequal).hasSizeGreaterThan(CASES / 2);
        assertThat(rows("100002", unequal)).isEqualTo(rows("100001", unequal));
    }

    @Test
    void shouldLeaveWhatSingleRequestsWouldLeave() {
        // Given
        var wishes = IntStream.range(0, CASES).mapToObj(this::wish).toList();
        var all = IntStream.range(0, CASES).toArray();

        // When
        wishes.forEach(wish -> post(wish.deepCopy().put("msn", "100001")));
        upload(wishes);

        // Then
        assertThat(rows("100002", all)).isEqualTo(rows("100001", all));
    }

    private ObjectNode wish(int i) {
        var kind = any("REDIRECT", "CALLBACK", "MOBILEPAY");
        var wish = JsonNodeFactory.instance.objectNode();
        wish.put("kind", kind).put("msn", "100002").put("codeId", prefix + i).put("chainId", any("one", "two"));
        sometimes(wish, "storeId", any("store-1", "store-2"));
        sometimes(wish, "posId", any("pos-1", "pos-2"));
        if (kind.equals("REDIRECT")) {
            wish.put("redirectUrl", url());
            sometimes(wish, "locationDescription", any("Door", "Till"));
        } else {
            wish.put("locationDescription", any("Door", "Till"));
            sometimes(wish, "category", any("IN_STORE", "VENDING"));
        }
        return wish;
    }

    private String url() {
        return any("https://shop.example/a", "https://shop.example/b");
    }

    private void sometimes(ObjectNode wish, String name, String value) {
        if (random.nextBoolean()) {
            wish.put(name, value);
        }
    }

    private String any(String... values) {
        return values[random.nextInt(values.length)];
    }

    /** Puts the same code before both ways, in any state; false when it is what is wished already. */
    private boolean held(int i, ObjectNode wish) {
        var before = wish(i);
        before.put("kind", wish.path("kind").asText());
        if (wish.path("kind").asText().equals("REDIRECT")) {
            before.put("redirectUrl", url()).remove("category");
        } else {
            before.put("locationDescription", any("Door", "Till")).remove("redirectUrl");
            before.put("category", any("IN_STORE", "VENDING"));
        }
        wish.put("category", wish.path("category").asText("IN_STORE"));
        if (wish.path("kind").asText().equals("REDIRECT")) {
            wish.remove("category");
        }
        insert(before);
        return !before.equals(wish);
    }

    private void insert(ObjectNode before) {
        var state = any("WANTED", "IN_SYNC", "IN_SYNC", "FAILED", "DRIFTED");
        var failure = state.equals("FAILED") || state.equals("DRIFTED") ? "4711" : null;
        var due = random.nextBoolean() ? "2026-01-01T12:00:00Z" : null;
        var reprint = random.nextBoolean();
        for (var msn : List.of("100001", "100002")) {
            pool.preparedQuery("""
                            insert into qr (id, kind, msn, code_id, chain_id, store_id, pos_id, location_description, category,
                                redirect_url, ttl_seconds, edition, deleting, state, failure_code, failure_detail, reprint,
                                occurred_at, at_vipps, due_at, attempts, begun, version, published_version)
                            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 600, 3, false, $11, $12, $12, $13,
                                '2026-01-01T00:00:00Z', true, $14::text::timestamptz, 4, 1, 7, 6)""")
                    .executeAndAwait(Tuple.from(Arrays.asList(
                            UUID.randomUUID(),
                            text(before, "kind"),
                            msn,
                            text(before, "codeId"),
                            text(before, "chainId"),
                            text(before, "storeId"),
                            text(before, "posId"),
                            text(before, "locationDescription"),
                            text(before, "category"),
                            text(before, "redirectUrl"),
                            state,
                            failure,
                            reprint,
                            due)));
        }
    }

    private static @Nullable String text(ObjectNode object, String name) {
        return object.path(name).textValue();
    }

    private void edit(int i, ObjectNode wish) {
        var id = pool.preparedQuery("select id from qr where msn = '100001' and code_id = $1")
                .executeAndAwait(Tuple.of(prefix + i))
                .iterator()
                .next()
                .getUUID(0);
        given().contentType("application/json")
                .header("If-Match", "\"3\"")
                .body(wish.deepCopy().put("msn", "100001").toString())
                .put("/v1/qrs/" + id)
                .then()
                .statusCode(200);
    }

    private static void post(ObjectNode wish) {
        given().contentType("application/json")
                .body(wish.toString())
                .post("/v1/qrs")
                .then()
                .statusCode(201);
    }

    private static void upload(List<ObjectNode> wishes) {
        var lines = wishes.stream().map(wish -> wish + "\n").toList();
        given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)))
                .contentType("application/x-ndjson; charset=utf-8")
                .body(String.join("", lines))
                .post("/v1/qr-imports?dryRun=false")
                .then()
                .statusCode(200);
    }

    private List<String> rows(String msn, int[] cases) {
        return IntStream.of(cases).mapToObj(i -> row(msn, i)).toList();
    }

    private String row(String msn, int i) {
        var rows = pool.preparedQuery(ROW).executeAndAwait(Tuple.of(msn, prefix + i));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList()
                .toString();
    }
}
