package io.qrpay.ingress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.qrpay.ingress", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule nobodyDependsOnDelivery = noClasses()
            .that()
            .resideOutsideOfPackage("..delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..delivery..")
            .because("what comes in calls what we decide, never the other way");

    @ArchTest
    static final ArchRule eventsKnowNothingOfTheirWayIn = noClasses()
            .that()
            .resideInAPackage("..event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..signature..", "..registration..", "io.qrpay.vipps..")
            .because("a body says the same whoever carried it");

    @ArchTest
    static final ArchRule deliveriesNeedNoDatabase = noClasses()
            .that()
            .resideInAnyPackage("..delivery..", "..signature..", "..event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "java.sql..")
            .because("webhooks are verified while the database is away");

    @ArchTest
    static final ArchRule onlyEventsSpeakToTheBroker = noClasses()
            .that()
            .resideOutsideOfPackage("..event..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("whether the broker has it is decided in one place");
}
