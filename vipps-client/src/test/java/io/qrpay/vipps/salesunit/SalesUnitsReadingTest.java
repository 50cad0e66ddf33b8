package io.qrpay.vipps.salesunit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesUnitsReadingTest {
    private static final String KEYS = """
            {"name":"nordic","baseUrl":"https://apitest.vipps.no/","clientId":"id","clientSecret":"S3cret",\
            "subscriptionKey":"k3y"}""";
    private static final String UNITS =
            "{\"msn\":\"123456\",\"credentials\":\"nordic\"},{\"msn\":\"654321\",\"credentials\":\"nordic\"}";
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    @Test
    void shouldFindTheSalesUnitOfTheTimeWhenAStoreMoved() {
        // Given
        var snapshot = read(KEYS, UNITS, store("oslo-1", "654321", JULY) + "," + store("oslo-1", "123456", NEW_YEAR));

        // Then
        assertThat(snapshot.msnOf("oslo-1", NEW_YEAR.minusNanos(1))).isEmpty();
        assertThat(snapshot.msnOf("oslo-1", NEW_YEAR)).contains("123456");
        assertThat(snapshot.msnOf("oslo-1", JULY.minusNanos(1))).contains("123456");
        assertThat(snapshot.msnOf("oslo-1", JULY)).contains("654321");
        assertThat(snapshot.msnOf("bergen-1", JULY)).isEmpty();
    }

    @Test
    void shouldFindTheTimeZoneOfAStoreOrTheFilesOrThatOfOslo() {
        // Given
        var stores = storeIn("helsinki-1", NEW_YEAR, "Europe/Helsinki") + "," + store("helsinki-1", "654321", JULY)
                + "," + store("aarhus-1", "123456", NEW_YEAR);

        // When
        var usual = read(KEYS, UNITS, stores);
        var danish = read(KEYS, UNITS, stores, ",\"timeZone\":\"Europe/Copenhagen\"");

        // Then
        assertThat(usual.timeZoneOf("helsinki-1")).contains(ZoneId.of("Europe/Helsinki"));
        assertThat(usual.timeZoneOf("aarhus-1")).contains(ZoneId.of("Europe/Oslo"));
        assertThat(danish.timeZoneOf("helsinki-1")).contains(ZoneId.of("Europe/Helsinki"));
        assertThat(danish.timeZoneOf("aarhus-1")).contains(ZoneId.of("Europe/Copenhagen"));
        assertThat(usual.timeZoneOf("bergen-1")).isEmpty();
    }

    @Test
    void shouldNameStoreAndFieldWhenATimeZoneIsWrong() {
        // Given
        var stores = storeIn("oslo-1", NEW_YEAR, "Europe/Olso") + ","
                + storeIn("oslo-2", NEW_YEAR, "+01:00") + ","
                + storeIn("oslo-3", NEW_YEAR, "Europe/Oslo") + ","
                + storeIn("oslo-3", JULY, "Europe/Paris");

        // Then
        assertThatThrownBy(() -> read(KEYS, UNITS, stores, ",\"timeZone\":\"CEST\""))
                .hasMessageContainingAll(
                        "4 error(s)",
                        "stores[0].timeZone is not the IANA name of a time zone, e.g. Europe/Oslo (storeId oslo-1)",
                        "stores[1].timeZone is not the IANA name of a time zone, e.g. Europe/Oslo (storeId oslo-2)",
                        "stores[3].timeZone: another entry of the store has another one (storeId oslo-3)",
                        "; timeZone is not the IANA name of a time zone");
    }

    @Test
    void shouldSpeakTheStoresLanguageElseThatOfTheFileElseNorwegian() {
        // Given
        var stores = """
                {"storeId":"turku-1","msn":"123456","validFrom":"2026-01-01T00:00:00Z","language":"sv"},
                {"storeId":"oulu-1","msn":"123456","validFrom":"2026-01-01T00:00:00Z"}""";

        // When
        var finnish = read(KEYS, UNITS, stores, ",\"language\":\"fi\"");

        // Then
        assertThat(finnish.languageOf("turku-1")).contains(Locale.of("sv"));
        assertThat(finnish.languageOf("oulu-1")).contains(Locale.of("fi"));
        assertThat(finnish.languageOf("nowhere")).isEmpty();
        assertThat(read(KEYS, UNITS, stores).languageOf("oulu-1")).contains(Locale.of("nb"));
        assertThatThrownBy(() -> read(KEYS, UNITS, stores, ",\"language\":\"no\""))
                .hasMessageContaining("language is not one of nb, da, fi, sv, en");
    }

    @Test
    void shouldFindTheKeysWhenTheSalesUnitIsKnown() {
        // Given
        var snapshot = read(KEYS, UNITS, "");

        // Then
        assertThat(snapshot.credentialsOf("123456"))
                .contains(new Credentials("nordic", URI.create("https://apitest.vipps.no"), "id", "S3cret", "k3y"));
        assertThat(snapshot.credentialsOf("123457")).isEmpty();
    }

    @Test
    void shouldRegisterWebhooksForEachSalesUnitUnlessSaidOtherwise() {
        // Given
        var partner =
                keys("baltic", "id-2", "{\"registeredFor\":\"PARTNER\",\"renewedAfter\":\"2026-07-01T00:00:00Z\"}");
        var unit = keys("dane", "id-3", "{\"registeredFor\":\"SALES_UNIT\"}");

        // When
        var snapshot = read(KEYS + "," + partner + "," + unit, UNITS, "");

        // Then
        assertThat(snapshot.webhooks())
                .containsOnly(
                        entry("nordic", new WebhookWish(false, null)),
                        entry("baltic", new WebhookWish(true, JULY)),
                        entry("dane", new WebhookWish(false, null)));
        assertThat(snapshot.credentialsOf(new Party.Partner("baltic")))
                .get()
                .extracting(Credentials::clientId)
                .isEqualTo("id-2");
    }

    @Test
    void shouldNameThePlaceWhenTwoWouldRegisterForOnePartnerOrTheWishIsUnknown() {
        // Given
        var partner = "{\"registeredFor\":\"PARTNER\"}";
        var keys = keys("one", "id", partner) + "," + keys("two", "id", partner) + ","
                + keys("three", "id-3", "{\"registeredFor\":\"CHAIN\"}");

        // Then
        assertThatThrownBy(() -> read(keys, "", ""))
                .hasMessageContainingAll(
                        "2 error(s)",
                        "credentials[1].webhooks: other credentials register for the same partner",
                        "credentials[2].webhooks.registeredFor is not SALES_UNIT|PARTNER");
    }

    private static String keys(String name, String clientId, String webhooks) {
        return """
                {"name":"%s","baseUrl":"https://apitest.vipps.no","clientId":"%s","clientSecret":"S3cret",\
                "subscriptionKey":"k3y","webhooks":%s}""".formatted(name, clientId, webhooks);
    }

    @Test
    void shouldReadThousandsOfStores() {
        // Given
        var units = IntStream.range(0, 5_000)
                .mapToObj(i -> "{\"msn\":\"%d\",\"credentials\":\"nordic\"}".formatted(100_000 + i))
                .collect(Collectors.joining(","));
        var stores = IntStream.range(0, 5_000)
                .mapToObj(i -> store("s-" + i, Integer.toString(100_000 + i), NEW_YEAR))
                .collect(Collectors.joining(","));

        // When
        var snapshot = read(KEYS, units, stores);

        // Then
        assertThat(snapshot.credentials()).hasSize(5_000);
        assertThat(snapshot.msnOf("s-4321", JULY)).contains("104321");
    }

    @Test
    void shouldNameEveryEntryWhenSeveralAreWrong() {
        // Given
        var keys =
                KEYS + ",{\"name\":\"x y\",\"baseUrl\":\"ftp://vipps\",\"clientId\":\"S3cret two\"}," + KEYS + ",null";
        var units = UNITS
                + ",{\"msn\":\"12\",\"credentials\":\"nordic\"},{\"msn\":\"123456\",\"credentials\":\"nordic\"},"
                + "{\"msn\":\"777777\",\"credentials\":\"baltic\"}";
        var stores = store("oslo-1", "123456", NEW_YEAR) + "," + store("oslo-1", "654321", NEW_YEAR) + ","
                + store("os/lo", "123456", NEW_YEAR) + "," + store("oslo-2", "777777", NEW_YEAR)
                + ",{\"storeId\":\"oslo-3\",\"msn\":\"123456\"}";

        // Then
        assertThatThrownBy(() -> read(keys, units, stores))
                .isInstanceOf(InvalidSalesUnits.class)
                .hasMessageContainingAll(
                        "14 error(s)",
                        "credentials[1].name is not",
                        "credentials[1].baseUrl is not an http(s) URL",
                        "credentials[1].clientId is not",
                        "credentials[1].clientSecret is missing",
                        "credentials[1].subscriptionKey is missing",
                        "credentials[2]: there are other credentials named nordic",
                        "credentials[3] is null",
                        "salesUnits[2].msn is not",
                        "salesUnits[3]: there is another sales unit (msn 123456)",
                        "salesUnits[4].credentials is not the name of valid credentials (msn 777777)",
                        "stores[1]: the store has another entry of the same validFrom (storeId oslo-1)",
                        "stores[2].storeId is not",
                        "stores[3].msn is not that of a valid sales unit (storeId oslo-2)",
                        "stores[4].validFrom is missing (storeId oslo-3)")
                .hasMessageNotContaining("S3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"credentials":[],"salesUnits":[]}                                          | stores is missing
            {"credentials":[],"salesUnits":[],"stores":[],"shops":[]}                   | shops is unknown
            {"credentials":[{"name":"n","secret":"S3cret"}],"salesUnits":[],"stores":[]} | credentials[0].secret is unknown
            {"credentials":[],"salesUnits":[],"stores":[{"validFrom":"S3cret"}]}        | stores[0].validFrom cannot be read
            {"credentials":"S3cret","salesUnits":[],"stores":[]}                        | credentials cannot be read
            {"credentials":[],"credentials":[],"salesUnits":[],"stores":[]}             | not the JSON expected
            {"credentials":[],"salesUnits":[],"stores":[]} S3cret                       | not the JSON expected
            {"credentials":[S3cret                                                      | cannot be read
            null                                                                        | it is null
            """)
    void shouldSayWhereWhenTheFileCannotBeRead(String json, String message) {
        // Then
        assertThatThrownBy(() -> SalesUnitsReading.read(json.getBytes(UTF_8)))
                .isInstanceOf(InvalidSalesUnits.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("S3cret");
    }

    @Test
    void shouldNotShowKeysWhenPrinted() {
        // Given
        var keys = new SalesUnitsFile.Keys("nordic", "https://apitest.vipps.no", "id", "S3cret", "k3y", null);

        // Then
        assertThat(keys.toString()).contains("nordic").doesNotContain("S3cret", "k3y");
        assertThat(read(KEYS, UNITS, "").toString()).doesNotContain("S3cret", "k3y");
    }

    private static Snapshot read(String keys, String units, String stores) {
        return read(keys, units, stores, "");
    }

    private static Snapshot read(String keys, String units, String stores, String more) {
        return SalesUnitsReading.read("{\"credentials\":[%s],\"salesUnits\":[%s],\"stores\":[%s]%s}"
                .formatted(keys, units, stores, more)
                .getBytes(UTF_8));
    }

    private static String storeIn(String storeId, Instant validFrom, String timeZone) {
        return "{\"storeId\":\"%s\",\"msn\":\"123456\",\"validFrom\":\"%s\",\"timeZone\":\"%s\"}"
                .formatted(storeId, validFrom, timeZone);
    }

    private static String store(String storeId, String msn, Instant validFrom) {
        return "{\"storeId\":\"%s\",\"msn\":\"%s\",\"validFrom\":\"%s\"}".formatted(storeId, msn, validFrom);
    }
}
