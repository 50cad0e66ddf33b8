package io.qrpay.initiator.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.checkout.OrderLine;
import io.qrpay.contracts.checkout.Receipt;
import io.qrpay.initiator.checkout.CheckoutReading.Readable;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import io.qrpay.initiator.pairing.PairingSettings;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.StrictJson;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptFormTest {
    private static final String GOOD = """
            {"storeId":"oslo-1","posId":"pos-7","reference":"pos7-0000001","amount":{"value":5900,"currency":"NOK"},
             "requestedAt":"2026-11-21T12:00:00Z","receipt":{"lines":[
              {"id":"1","name":"Salmon","totalAmount":5330,"totalAmountExcludingTax":4635,"totalTaxAmount":695,"taxRate":1500,
               "unitPrice":15000,"quantity":"0.4","unit":"KG","discount":670,"productUrl":"https://shop.example/1"},
              {"id":"2","name":"Bottles","totalAmount":430,"totalAmountExcludingTax":430,"totalTaxAmount":0,"taxRate":0,
               "isReturn":true}],
             "receiptNumber":"42","tip":1000}}""";

    private final CheckoutReader reader =
            new CheckoutReader(new StrictJson(new ObjectMapper()), PairingSettings.usual());

    @Test
    void shouldReadEveryFieldWhenItAddsUp() {
        // When
        var reading = read(GOOD);

        // Then
        assertThat(((Readable) reading).checkout().receipt())
                .isEqualTo(new Receipt(
                        List.of(
                                new OrderLine(
                                        "1",
                                        "Salmon",
                                        5330,
                                        4635,
                                        695,
                                        1500,
                                        15_000L,
                                        "0.4",
                                        OrderLine.Unit.KG,
                                        670L,
                                        "https://shop.example/1",
                                        null),
                                new OrderLine("2", "Bottles", 430, 430, 0, 0, null, null, null, null, null, true)),
                        "42",
                        1000L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "totalAmount":5330      | "totalAmount":5331      | /receipt/lines/0/totalAmount must be totalAmountExcludingTax plus totalTaxAmount
                    "totalTaxAmount":0      | "totalTaxAmount":2      | /receipt/lines/1/totalAmount must be totalAmountExcludingTax plus totalTaxAmount; /receipt/lines/1/totalTaxAmount must be taxRate of totalAmountExcludingTax, to one minor unit
                    "taxRate":1500          | "taxRate":2500          | /receipt/lines/0/totalTaxAmount must be taxRate of totalAmountExcludingTax, to one minor unit
                    "totalAmountExcludingTax":4635,"totalTaxAmount":695 | "totalAmountExcludingTax":4633,"totalTaxAmount":697 | /receipt/lines/0/totalTaxAmount must be taxRate of totalAmountExcludingTax, to one minor unit
                    "tip":1000              | "tip":999               | /receipt/lines must make /amount/value, returns counted negative, together with the tip
                    "isReturn":true         | "isReturn":false        | /receipt/lines must make /amount/value, returns counted negative, together with the tip
                    "value":5900            | "value":5901            | /receipt/lines must make /amount/value, returns counted negative, together with the tip
                    "totalAmount":430,"totalAmountExcludingTax":430 | "totalAmount":-430,"totalAmountExcludingTax":-430 | /receipt/lines/1/totalAmount must be from 0 to 65000000; /receipt/lines/1/totalAmountExcludingTax must be from 0 to 65000000
                    "totalTaxAmount":695    | "totalTaxAmount":6.95   | /receipt/lines/0/totalTaxAmount must be a whole number
                    "totalTaxAmount":695,   | ``                      | /receipt/lines/0/totalTaxAmount is missing
                    "taxRate":1500          | "taxRate":10001         | /receipt/lines/0/taxRate must be from 0 to 10000
                    "taxRate":1500          | "taxPercentage":15      | /receipt/lines/0/taxRate is missing; /receipt/lines/0/taxPercentage is not a known field
                    "id":"2"                | "id":2                  | /receipt/lines/1/id must be a string
                    "name":"Salmon"         | "name":""               | /receipt/lines/0/name must have 1 to 128 characters, none of them a control character
                    "unitPrice":15000,      | ``                      | /receipt/lines/0/unitPrice is missing: unitPrice and quantity go together
                    "quantity":"0.4",       | ``                      | /receipt/lines/0/quantity is missing: unitPrice and quantity go together; /receipt/lines/0/unit goes with a quantity only
                    "quantity":"0.4"        | "quantity":0.4          | /receipt/lines/0/quantity must be a string
                    "quantity":"0.4"        | "quantity":"0,4"        | /receipt/lines/0/quantity must be a decimal number of at most 10 characters, with a point
                    "quantity":"0.4"        | "quantity":"0.123456789" | /receipt/lines/0/quantity must be a decimal number of at most 10 characters, with a point
                    "KG"                    | "kg"                    | /receipt/lines/0/unit must be one of PCS, KG, KM, MINUTE, LITRE, KWH
                    "discount":670          | "discount":-1           | /receipt/lines/0/discount must be from 0 to 65000000
                    https:                  | http:                   | /receipt/lines/0/productUrl must be an https URL of at most 1000 characters
                    "isReturn":true         | "isReturn":"true"       | /receipt/lines/1/isReturn must be true or false
                    "tip":1000              | "tip":-1                | /receipt/tip must be from 0 to 65000000
                    "receiptNumber":"42"    | "receiptNumber":42      | /receipt/receiptNumber must be a string
                    "tip":1000              | "tip":1000,"total":5900 | /receipt/total is not a known field
                    "discount":670          | "discount":670,"discount":670 | /receipt/lines/0/discount is there twice
                    """)
    void shouldNameTheFieldWhenItIsWrong(String right, String wrong, String errors) {
        // Given
        assertThat(GOOD).contains(right);

        // When
        var reading = read(GOOD.replace(right, wrong));

        // Then
        assertThat(((Unreadable) reading).detail()).isEqualTo(errors);
    }

    @ParameterizedTest
    @CsvSource({"4635,695,5330,1000", "4640,695,5335,995", "4634,696,5330,1000"})
    void shouldLetTaxBeRoundedEitherWayWhenItIsWithinOneMinorUnit(long withoutTax, long tax, long total, long tip) {
        // When
        var reading = read(GOOD.replace("4635", "" + withoutTax)
                .replace("695", "" + tax)
                .replace("5330", "" + total)
                .replace("1000}", tip + "}"));

        // Then
        assertThat(((Readable) reading).checkout().receipt().lines().getFirst().totalTaxAmount())
                .isEqualTo(tax);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"lines":[]}     | /receipt/lines must be an array of 1 to 250
                    {"lines":{}}     | /receipt/lines must be an array of 1 to 250
                    {"lines":["x"]}  | /receipt/lines/0 must be an object
                    {}               | /receipt/lines is missing
                    []               | /receipt must be an object
                    """)
    void shouldNameTheFieldWhenThereAreNoLines(String receipt, String error) {
        assertThat(((Unreadable) read(withReceipt(receipt))).detail()).isEqualTo(error);
    }

    @Test
    void shouldTakeNoMoreLinesThanItPromises() {
        assertThat(read(withReceipt(lines(250)
                        .replaceFirst("0,\"totalAmountExcludingTax\":0", "5900,\"totalAmountExcludingTax\":5900"))))
                .isInstanceOf(Readable.class);
        assertThat(((Unreadable) read(withReceipt(lines(251)))).detail())
                .isEqualTo("/receipt/lines must be an array of 1 to 250");
    }

    @Test
    void shouldNameTheFirstOnlyWhenAllLinesAreWrong() {
        // When
        var reading = read(withReceipt(lines(250).replace("\"taxRate\":0", "\"taxRate\":-1")));

        // Then
        assertThat(((Unreadable) reading).errors())
                .hasSize(25)
                .last()
                .extracting(FieldError::name)
                .isEqualTo("/receipt/lines/24/taxRate");
    }

    @Test
    void shouldNotRepeatWhatWasBoughtWhenItIsWrong() {
        assertThat(((Unreadable) read(GOOD.replace("5330", "5331"))).detail()).doesNotContain("Salmon", "5331", "42");
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> """
                        {"id":"1","name":"x","totalAmount":0,"totalAmountExcludingTax":0,"totalTaxAmount":0,"taxRate":0}""").collect(Collectors.joining(",", "{\"lines\":[", "]}"));
    }

    private static String withReceipt(String receipt) {
        return GOOD.substring(0, GOOD.indexOf("{\"lines\"")) + receipt + "}";
    }

    private CheckoutReading read(String text) {
        return reader.read(text.getBytes(UTF_8));
    }
}
