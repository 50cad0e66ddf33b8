package io.qrpay.vipps.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.vipps.http.Operation;
import io.qrpay.vipps.salesunit.Party;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {

    @Test
    void shouldTakeAKeyOfTheVendorsLength() {
        // Then
        assertThat(call("k".repeat(50)).idempotencyKey()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "with space", "line\nbreak", "nøkkel", "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
            })
    void shouldRefuseAKeyThatTheVendorWouldRefuse(String key) {
        // Then
        assertThatThrownBy(() -> call(key)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Call call(String key) {
        return new Call(Operation.CREATE, new Party.SalesUnit("123456"), HttpMethod.POST, "/", "pos7-0001", key, null);
    }
}
