package io.qrpay.capture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.qrpay.capture", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule flowsOneWay = noClasses()
            .that()
            .resideInAPackage("..operation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..status..")
            .because("what is done does not depend on how it was learnt that it is due");

    @ArchTest
    static final ArchRule eventsKnowNothingOfOperations = noClasses()
            .that()
            .resideInAPackage("..event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..operation..", "..status..")
            .because("a fact is told the same way whatever led to it");

    @ArchTest
    static final ArchRule onlyOperationsCallVipps = noClasses()
            .that()
            .resideOutsideOfPackage("..operation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.qrpay.vipps..")
            .because("money is moved in one place");
}
