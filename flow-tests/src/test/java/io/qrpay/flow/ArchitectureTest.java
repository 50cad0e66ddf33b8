package io.qrpay.flow;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the code of all modules keeps to. */
class ArchitectureTest {
    private static final List<String> MODULES = List.of(
            "contracts",
            "vipps-client",
            "vipps-simulator",
            "problems",
            "access",
            "tracing",
            "screens",
            "dead-letters",
            "qr-drawing",
            "payment-initiator",
            "webhook-ingress",
            "capture-worker",
            "qr-registry");

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .importPaths(MODULES.stream()
                        .map(module -> Path.of("..", module, "target", "classes"))
                        .toList());
        assertThat(all).hasSizeGreaterThan(200);
    }

    @Test
    void shouldNameClassesByWhatTheyDo() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Impl|Manager|Helper|Util|Utils|Base|Dto)")
                .because("a class is the act, or one of Consumer, Resource, Publisher, Api, Config, Outcome")
                .check(all);
    }

    @Test
    void shouldNamePackagesByFeature() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..service..", "..util..", "..model..", "..dto..", "..common..", "..config..", "..impl..")
                .because("a package is a feature, not a drawer")
                .check(all);
    }

    @Test
    void shouldKeepServicesApart() {
        for (var service : List.of("initiator", "ingress", "capture", "registry", "simulator")) {
            noClasses()
                    .that()
                    .resideInAPackage("io.qrpay." + service + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.qrpay..")
                            .and(not(resideInAPackage("io.qrpay." + service + "..")))
                            .and(not(resideInAPackage("io.qrpay.contracts..")))
                            .and(not(resideInAPackage("io.qrpay.problem..")))
                            .and(not(resideInAPackage("io.qrpay.access..")))
                            .and(not(resideInAPackage("io.qrpay.tracing..")))
                            .and(not(resideInAPackage("io.qrpay.screen..")))
                            .and(not(resideInAPackage("io.qrpay.deadletters..")))
                            .and(not(resideInAPackage("io.qrpay.qrdrawing..")))
                            .and(not(resideInAPackage("io.qrpay.vipps.."))))
                    .because("services meet on Kafka only")
                    .check(all);
        }
    }

    @Test
    void shouldKeepTheSimulatorAndTheClientApart() {
        noClasses()
                .that()
                .resideInAPackage("io.qrpay.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.qrpay.vipps..", "io.qrpay.contracts..")
                .because("a mistake that both share would never be found")
                .check(all);
        noClasses()
                .that()
                .resideInAPackage("io.qrpay.vipps..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.qrpay.contracts..", "org.apache.kafka..")
                .because("the client is the vendor's protocol and nothing else")
                .check(all);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        for (var module : List.of("vipps", "deadletters", "initiator", "ingress", "capture")) {
            slices().matching("io.qrpay." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("what comes in, what we decide and what goes out are read one after the other")
                    .check(all);
        }
    }

    @Test
    void shouldMarkEveryPackageForTheNullChecker() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith("org.jspecify.annotations.NullMarked")
                .because("NullAway checks marked packages only")
                .check(all);
    }

    /** The token alone is fetched for all who wait for it, whoever of them gives up. */
    @Test
    void shouldNeitherWaitForNorSubscribeToWhatComesLater() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.qrpay.vipps.token.CachedToken")
                .should()
                .callMethod("io.smallrye.mutiny.Uni", "await")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("io\\.smallrye\\.mutiny\\.groups\\.(Uni|Multi)Subscribe")
                .because("a blocked event loop holds up every payment, and a subscription escapes back-pressure")
                .check(all);
    }

    @Test
    void shouldDrawWithoutAwt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing..")
                .because("AWT is not there in a native image")
                .check(all);
    }

    @Test
    void shouldNotSleep() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .because("what waits has a limit and can be told to stop")
                .check(all);
    }
}
