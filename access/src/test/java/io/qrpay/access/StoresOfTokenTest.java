package io.qrpay.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoresOfTokenTest {

    @Test
    void shouldReadOneStoreOrSeveral() {
        assertThat(StoresOfToken.stores("oslo-1")).containsExactly("oslo-1");
        assertThat(StoresOfToken.stores(Json.createValue("oslo-1"))).containsExactly("oslo-1");
        assertThat(StoresOfToken.stores(Set.of("oslo-1", "oslo-2"))).containsExactlyInAnyOrder("oslo-1", "oslo-2");
        assertThat(StoresOfToken.stores(
                        Json.createArrayBuilder(List.of("oslo-1", "oslo-2")).build()))
                .containsExactlyInAnyOrder("oslo-1", "oslo-2");
    }

    @Test
    void shouldReadNoStoreWhenTheClaimIsMissingOrOfAnotherForm() {
        assertThat(StoresOfToken.stores(null)).isEmpty();
        assertThat(StoresOfToken.stores(Map.of("oslo-1", true))).isEmpty();
        assertThat(StoresOfToken.stores(List.of(7, true))).isEmpty();
    }

    @Test
    void shouldReachOnlyWhatTheTokenNames() {
        assertThat(new Reach(Set.of("oslo-1")).covers("oslo-1")).isTrue();
        assertThat(new Reach(Set.of("oslo-1")).covers("oslo-2")).isFalse();
        assertThat(new Reach(Set.of("oslo-1")).covers(null)).isFalse();
        assertThat(new Reach(Set.of("*")).covers(null)).isTrue();
        assertThat(new Reach(Set.of()).covers("*")).isFalse();
    }
}
