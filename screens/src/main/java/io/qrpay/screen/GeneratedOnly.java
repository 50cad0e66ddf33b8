package io.qrpay.screen;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/**
 * Templates see what the build has generated access to, and nothing by reflection: a binary has no other, and a JVM would hide
 * that until then.
 */
@Singleton
class GeneratedOnly implements ValueResolver {
    /** After all that is generated or built in, before reflection. */
    private static final int PRIORITY = 0;

    void join(@Observes EngineBuilder engine) {
        engine.addValueResolver(this);
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        var base = context.getBase();
        return base != null && base.getClass().getName().startsWith("io.qrpay.");
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        return CompletedStage.failure(
                new TemplateException("no access was generated to %s of %s: @TemplateData is missing"
                        .formatted(
                                context.getName(), context.getBase().getClass().getName())));
    }
}
