package io.qrpay.simulator.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.simulator.Client;
import io.qrpay.simulator.Store;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BooksIT {

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "130001");
        client.send("DELETE", "/simulator", null);
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator", null);
    }

    @ParameterizedTest
    @CsvSource({
        "phoneNumber, 4790000001, 4790000001",
        "personalQr, https://qr.vipps.no/p/anna, https://qr.vipps.no/p/anna",
        "customerToken, , berit"
    })
    void shouldTellWhoWasAskedWhenCreateNamesCustomer(String way, String customer, String told) {
        try (var store = Store.open()) {
            // Given
            client.post(
                    "/webhooks/v1/webhooks",
                    "{\"url\":\"%s\",\"events\":[\"user.checked-in.v1\"]}".formatted(store.url("/check-in")));
            var token = client.post(
                            "/simulator/check-ins",
                            "{\"msn\":\"130001\",\"merchantQrId\":\"kasse-1\",\"customer\":\"berit\"}")
                    .json()
                    .path("customerToken")
                    .asText();
            var asked =
                    "\"PUSH_MESSAGE\",\"customer\":{\"%s\":\"%s\"}".formatted(way, customer == null ? token : customer);

            // When
            client.create("asked", Client.order(Client.newReference(), 4900).replace("\"QR\"", asked));

            // Then
            var entry = client.send("GET", "/simulator/books?msn=130001", null)
                    .json()
                    .path("payments")
                    .get(0);
            assertThat(entry.path("customer").asText()).isEqualTo(told);
        } finally {
            client.send("DELETE", "/simulator/registrations", null);
        }
    }

    @Test
    void shouldTellEffectsNotRequestsWhenPaymentWasRetried() {
        // Given
        var reference = Client.newReference();
        client.create("create-key", Client.order(reference, 4900));
        client.create("create-key", Client.order(reference, 4900));
        client.approve(reference);
        client.capture(reference, "one", 1000);
        client.capture(reference, "one", 1000);
        client.capture(reference, "two", 9000);
        client.send("PATCH", "/simulator/behaviour", "{\"rateLimits\":false}");
        client.refund(reference, "back", 300);
        client.cancel(reference, "");

        // When
        var books = client.send("GET", "/simulator/books?msn=130001", null).json();

        // Then
        var entry = books.path("payments").get(0);
        assertThat(books.path("payments")).hasSize(1);
        assertThat(entry.path("msn").asText()).isEqualTo("130001");
        assertThat(entry.path("reference").asText()).isEqualTo(reference);
        assertThat(entry.path("state").asText()).isEqualTo("AUTHORIZED");
        assertThat(entry.path("currency").asText()).isEqualTo("NOK");
        assertThat(entry.path("amount").asLong()).isEqualTo(4900);
        assertThat(entry.path("createKey").asText()).isEqualTo("create-key");
        assertThat(entry.path("aggregate").toString())
                .isEqualTo("{\"authorized\":4900,\"cancelled\":3900,\"captured\":1000,\"refunded\":300}");
        assertThat(entry.path("effects").toString())
                .isEqualTo("{\"create\":1,\"capture\":1,\"cancel\":1,\"refund\":1}");
        assertThat(Duration.between(Instant.parse(entry.path("approvedAt").asText()), Instant.now()))
                .isBetween(Duration.ZERO, Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"4900,2", "4901,0"})
    void shouldShowReceiptOnlyWhenItsLinesMakeTheAmount(long amount, int shown) {
        // Given
        var receipt = """
                "receipt":{"orderLines":[
                 {"name":"bun","id":"1","totalAmount":5000,"totalAmountExcludingTax":4000,"totalTaxAmount":1000,"taxRate":2500},
                 {"name":"cup","id":"2","totalAmount":300,"totalAmountExcludingTax":300,"totalTaxAmount":0,"taxRate":0,
                  "isReturn":true}],"bottomLine":{"currency":"NOK","tipAmount":200}},"userFlow\"""";
        var order = Client.order(Client.newReference(), amount).replace("\"userFlow\"", receipt.strip());

        // When
        var created = client.create("with-receipt-" + amount, order);

        // Then
        assertThat(created.status()).isEqualTo(201);
        var entry = client.send("GET", "/simulator/books?msn=130001", null)
                .json()
                .path("payments")
                .get(0);
        assertThat(entry.path("receiptLines").asInt(-1)).isEqualTo(shown);
        assertThat(entry.path("userFlow").asText()).isEqualTo("QR");
    }

    @Test
    void shouldAddUpWhenSeveralSalesUnitsSell() {
        // Given
        var other = Client.of(simulator.getPort(), "130002");
        var paid = Client.newReference();
        client.create(paid, 4900);
        client.approve(paid);
        client.create(Client.newReference(), 100);
        other.create(Client.newReference(), 700);

        // When
        var all = client.send("GET", "/simulator/books", null).json().path("totals");
        var one = client.send("GET", "/simulator/books/totals?msn=130001", null).json();

        // Then
        assertThat(all.path("payments").asInt()).isEqualTo(3);
        assertThat(all.at("/money/NOK/amount").asLong()).isEqualTo(5700);
        assertThat(one.path("payments").asInt()).isEqualTo(2);
        assertThat(one.at("/states/CREATED").asInt()).isEqualTo(1);
        assertThat(one.at("/money/NOK/authorized").asLong()).isEqualTo(4900);
    }

    @Test
    void shouldBeEmptyWhenReset() {
        // Given
        client.create(Client.newReference(), 4900);

        // When
        client.send("DELETE", "/simulator", null);

        // Then
        assertThat(client.send("GET", "/simulator/books", null).json().path("payments"))
                .isEmpty();
    }
}
