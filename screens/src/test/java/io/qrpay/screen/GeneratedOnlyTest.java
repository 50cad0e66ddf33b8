package io.qrpay.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedOnlyTest {
    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(new GeneratedOnly())
            .build();

    record Till(String id, List<String> displays) {}

    @Test
    void shouldNameWhatATemplateCouldReachByReflectionOnly() {
        // Given
        var till = new Till("till-1", List.of());

        // When
        var page = engine.parse("{till.id}").data("till", till);

        // Then
        assertThatThrownBy(page::render)
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("id of " + Till.class.getName() + ": @TemplateData is missing");
    }

    @Test
    void shouldLeaveAloneWhatTemplatesReachWithoutReflection() {
        // Given
        var displays = List.of("one", "two");

        // When
        var page = engine.parse("{displays.size} {#for display in displays}{display} {/for}{none ?: 'or'}")
                .data("displays", displays)
                .render();

        // Then
        assertThat(page).isEqualTo("2 one two or");
    }
}
