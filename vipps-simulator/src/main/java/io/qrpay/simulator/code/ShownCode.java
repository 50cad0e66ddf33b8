package io.qrpay.simulator.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One code as the simulator knows it.
 *
 * @param there false once it is deleted or over; then only its name and its writes are left
 * @param content what is printed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownCode(
        String msn,
        Kind kind,
        String id,
        boolean there,
        @Nullable String redirectUrl,
        @Nullable String locationDescription,
        Code.@Nullable Category category,
        @Nullable String content,
        Writes writes) {

    static ShownCode of(Name name, Optional<Code> code, Writes writes) {
        return code.map(present -> there(present, writes)).orElseGet(() -> gone(name, writes));
    }

    private static ShownCode there(Code code, Writes writes) {
        var content = code.print().content();
        return switch (code) {
            case Code.Redirect it -> of(it.name(), true, it.redirectUrl(), null, null, content, writes);
            case Code.Callback it ->
                of(it.name(), true, null, it.locationDescription(), it.category(), content, writes);
        };
    }

    private static ShownCode gone(Name name, Writes writes) {
        return of(name, false, null, null, null, null, writes);
    }

    private static ShownCode of(
            Name name,
            boolean there,
            @Nullable String redirectUrl,
            @Nullable String locationDescription,
            Code.@Nullable Category category,
            @Nullable String content,
            Writes writes) {
        return new ShownCode(
                name.msn(), name.kind(), name.id(), there, redirectUrl, locationDescription, category, content, writes);
    }
}
