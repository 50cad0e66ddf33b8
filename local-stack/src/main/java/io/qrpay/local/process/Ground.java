package io.qrpay.local.process;

import io.qrpay.local.issuer.AccessTokens;
import io.qrpay.local.issuer.Issuer;
import io.qrpay.local.kafka.ContractTopics;
import io.qrpay.local.kafka.KafkaUser;
import io.qrpay.local.kafka.LocalKafka;
import io.qrpay.local.kafka.Topic;
import io.qrpay.local.postgres.Database;
import io.qrpay.local.postgres.LocalPostgres;
import io.qrpay.local.tls.LocalCertificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What the services stand on. */
record Ground(LocalKafka kafka, List<Topic> topics, LocalPostgres postgres, Database database, Issuer issuer) {

    static Ground start(StackPlan plan, AccessTokens tokens, Belongings belongings, Lifeline lifeline) {
        var starting = CompletableFuture.supplyAsync(() -> belongings.keep(LocalPostgres.start(plan.tls())));
        var kafka = belongings.keep(broker(plan.tls()));
        var topics = ContractTopics.read().stream()
                .map(topic -> topic.atMost(plan.partitions()))
                .toList();
        kafka.create(topics);
        if (plan.tls() != null) {
            kafka.letIn(KafkaUser.in(plan.project()));
        }
        var postgres = started(starting);
        postgres.process().ifPresent(lifeline::hold);
        return new Ground(kafka, topics, postgres, postgres.newDatabase(), belongings.keep(Issuer.start(tokens)));
    }

    private static LocalKafka broker(@Nullable LocalCertificate shown) {
        return shown == null ? LocalKafka.start() : LocalKafka.start(shown);
    }

    private static LocalPostgres started(CompletableFuture<LocalPostgres> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("PostgreSQL does not start", e.getCause());
        }
    }
}
