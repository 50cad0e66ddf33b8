package io.qrpay.local.quarkus;

import io.qrpay.local.postgres.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Points the service under test to the JVM's {@link LocalStack}, with a new, empty database for each start of the
 * service. A service without tables says {@code initArgs = @ResourceArg(name = "database", value = "false")}.
 */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {
    private boolean database = true;

    @Override
    public void init(Map<String, String> arguments) {
        database = Boolean.parseBoolean(arguments.getOrDefault("database", "true"));
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<String, String>();
        settings.put("kafka.bootstrap.servers", LocalStack.broker().bootstrapServers());
        if (database) {
            addDatabase(settings, LocalStack.databaseServer().newDatabaseUrl());
        }
        return settings;
    }

    private static void addDatabase(Map<String, String> settings, String url) {
        settings.put("quarkus.datasource.reactive.url", url);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:" + url);
        settings.put("quarkus.datasource.username", Database.USERNAME);
        settings.put("quarkus.datasource.password", Database.PASSWORD);
    }

    /** Nothing to do: the stack serves the next test class. */
    @Override
    public void stop() {}
}
