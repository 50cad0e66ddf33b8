package io.qrpay.initiator.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.initiator.Checkouts;
import io.qrpay.initiator.checkout.CheckoutReader;
import io.qrpay.initiator.checkout.CheckoutReading.Readable;
import io.qrpay.initiator.pairing.PairingSettings;
import io.qrpay.problem.StrictJson;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreationKeyTest {
    private static final PaymentKey PAYMENT = new PaymentKey("123456", "pos7-0000001");
    private static final String CHECKOUT = Checkouts.checkout("pos7-0000001");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void shouldBeTheSameWhenTheSameIsSaidInOtherWords() {
        // Given
        var spaced = CHECKOUT.replace(":", " : ").replace("T12 : 00 : 00Z", "T13:00:00+01:00");

        // When
        var key = key(PAYMENT, CHECKOUT);

        // Then
        assertThat(key).startsWith("c-").hasSizeBetween(25, 50).isEqualTo(key(PAYMENT, spaced));
    }

    /** A till may repeat a checkout while qrpay is brought to a newer version. */
    @Test
    void shouldStayWhatItWasWhenNewFieldsAreNotUsed() {
        assertThat(key(PAYMENT, CHECKOUT)).isEqualTo("c-bp81a8tb3k0aaep14014oc6qsn0iqlv");
    }

    @Test
    void shouldBeAnotherWhenCustomerOrReceiptDiffer() {
        // Given
        var checkouts = List.of(
                CHECKOUT,
                with("\"customer\":{\"phoneNumber\":\"4700000000\"}"),
                with("\"customer\":{\"phoneNumber\":\"4700000001\"}"),
                with("\"customer\":{\"personalQr\":\"4700000000\"}"),
                with(receipt("Coffee")),
                with(receipt("Tea")));

        // When
        var keys = checkouts.stream().map(checkout -> key(PAYMENT, checkout)).toList();

        // Then
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void shouldNotLetAPhoneNumberBeFoundByTryingAllWhenTheTextIsUnreadable() {
        // Given
        var text = "{\"phoneNumber\":\"4700000000\"}".getBytes(StandardCharsets.UTF_8);

        // When
        var key = keys("a secret for the tests").ofUnreadable(text);

        // Then
        assertThat(key)
                .startsWith("x-")
                .isEqualTo(keys("a secret for the tests").ofUnreadable(text))
                .isNotEqualTo(keys("another secret for tests").ofUnreadable(text));
    }

    private static String with(String members) {
        return CHECKOUT.replace("\"requestedAt\"", members + ",\"requestedAt\"");
    }

    private static String receipt(String name) {
        return """
                "receipt":{"lines":[{"id":"1","name":"%s","totalAmount":4900,"totalAmountExcludingTax":4900,
                 "totalTaxAmount":0,"taxRate":0}]}""".formatted(name);
    }

    @ParameterizedTest
    @CsvSource({"4900,4901", "NOK,DKK", "pos-7,pos-8", "12:00:00Z,12:00:01Z", "Coffee,Tea"})
    void shouldBeAnotherWhenAFieldDiffers(String one, String other) {
        assertThat(key(PAYMENT, CHECKOUT.replace(one, other))).isNotEqualTo(key(PAYMENT, CHECKOUT));
    }

    @Test
    void shouldBeAnotherWhenTheSalesUnitOrTheSecretDiffers() {
        assertThat(key(new PaymentKey("654321", "pos7-0000001"), CHECKOUT)).isNotEqualTo(key(PAYMENT, CHECKOUT));
        assertThat(keys("another secret for tests").of(PAYMENT, ((Readable) read(CHECKOUT)).checkout()))
                .isNotEqualTo(key(PAYMENT, CHECKOUT));
    }

    @Test
    void shouldRefuseASecretThatIsEasyToGuess() {
        assertThatThrownBy(() -> keys("short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("short");
    }

    private static String key(PaymentKey payment, String checkout) {
        return keys("a secret for the tests").of(payment, ((Readable) read(checkout)).checkout());
    }

    private static Object read(String checkout) {
        return new CheckoutReader(new StrictJson(JSON), PairingSettings.usual())
                .read(checkout.getBytes(StandardCharsets.UTF_8));
    }

    private static CreationKey keys(String secret) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(CreationConfig.class)
                .withDefaultValues(Map.of("qrpay.creation.key-secret", secret))
                .build()
                .getConfigMapping(CreationConfig.class);
        return new CreationKey(config, JSON);
    }
}
