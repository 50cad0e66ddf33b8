package io.qrpay.vipps;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.vipps.call.Call;
import io.qrpay.vipps.epayment.Aggregate;
import io.qrpay.vipps.epayment.CreateOutcome;
import io.qrpay.vipps.epayment.Customer;
import io.qrpay.vipps.epayment.PaymentToCreate;
import io.qrpay.vipps.epayment.ReadOutcome;
import io.qrpay.vipps.epayment.Receipt;
import io.qrpay.vipps.epayment.VippsState;
import io.qrpay.vipps.epayment.WayToPay;
import io.qrpay.vipps.http.Operation;
import io.qrpay.vipps.http.Request;
import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.Party;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String SECRET = "S3cret";
    private static final URI BASE = URI.create("https://apitest.vipps.no");
    private static final Amount AMOUNT = new Amount(100, "NOK");

    @Test
    void shouldNotShowSecretsWhenPrinted() {
        // Given
        var all = List.of(
                new Credentials("nordic", BASE, "id", SECRET, SECRET),
                new Request(
                        Operation.TOKEN,
                        BASE,
                        HttpMethod.POST,
                        "/accesstoken/get",
                        MultiMap.caseInsensitiveMultiMap().add("client_secret", SECRET),
                        Buffer.buffer(SECRET),
                        Duration.ofSeconds(1)),
                new Call(
                        Operation.CREATE,
                        new Party.SalesUnit("123456"),
                        HttpMethod.POST,
                        "/",
                        null,
                        null,
                        Buffer.buffer(SECRET)),
                PaymentToCreate.inStore(
                        "pos7-0001",
                        AMOUNT,
                        new WayToPay.PushMessage(new Customer.PhoneNumber(SECRET)),
                        SECRET,
                        new Receipt(
                                List.of(new Receipt.OrderLine(
                                        SECRET, SECRET, 100, 80, 20, 2500, null, null, null, null)),
                                new Receipt.BottomLine("NOK", null, null, null))),
                new Receipt.OrderLine(SECRET, SECRET, 100, 80, 20, 2500, null, null, null, null),
                new WayToPay.PushMessage(new Customer.PersonalQr(SECRET)),
                new WayToPay.PushMessage(new Customer.CheckedIn(SECRET)),
                new CreateOutcome.Created("pos7-0001", "https://qr-image.vipps.no/v1?token=" + SECRET),
                new ReadOutcome.Found(
                        "pos7-0001",
                        VippsState.CREATED,
                        AMOUNT,
                        new Aggregate(AMOUNT, AMOUNT, AMOUNT, AMOUNT),
                        "1",
                        "https://qr-image.vipps.no/v1?token=" + SECRET,
                        null));

        // Then
        assertThat(all).allSatisfy(each -> assertThat(each.toString()).doesNotContain(SECRET));
    }
}
