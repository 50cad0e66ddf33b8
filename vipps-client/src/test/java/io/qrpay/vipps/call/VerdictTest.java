package io.qrpay.vipps.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.vipps.Problem;
import io.qrpay.vipps.http.Answer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "400,,     false, FINAL",
        "400,6080, false, FINAL",
        "400,6160, false, BUSY",
        "400,6280, false, NOT_DONE",
        "500,6280, false, NOT_DONE",
        "401,,     true,  TOKEN_REFUSED",
        "403,,     true,  FINAL",
        "404,5090, false, FINAL",
        "404,,     true,  ASTRAY",
        "408,,     false, LOST",
        "409,,     false, FINAL",
        "423,,     false, BUSY",
        "429,,     true,  BUSY",
        "500,,     false, LOST",
        "503,3010, true,  LOST",
        "302,,     false, ASTRAY"
    })
    void shouldJudgeByStatusAndCode(int status, String code, boolean byGateway, Verdict expected) {
        // Given
        var problem = new Problem(status, code, null, null, null, List.of());

        // Then
        assertThat(Verdict.of(new Answer.Failure(problem, byGateway, null))).isEqualTo(expected);
    }
}
