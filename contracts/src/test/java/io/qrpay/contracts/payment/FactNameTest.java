package io.qrpay.contracts.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactNameTest {

    @ParameterizedTest
    @CsvSource({
        "CAPTURED, io.qrpay.payment.captured.v1",
        "CANCEL_WANTED, io.qrpay.payment.cancel-wanted.v1",
        "OPERATION_REFUSED, io.qrpay.payment.operation-refused.v1"
    })
    void shouldNameTheTypeOfItsEvent(FactName name, String type) {
        assertThat(name.cloudEventType()).isEqualTo(type);
    }
}
