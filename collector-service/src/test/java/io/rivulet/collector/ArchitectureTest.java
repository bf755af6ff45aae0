package io.rivulet.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.rivulet.collector", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theDomainKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage("..event..", "..enrich..", "..consent..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.quarkus..",
                    "io.vertx..",
                    "jakarta..",
                    "io.smallrye..",
                    "io.micrometer..");

    @ArchTest
    static final ArchRule theDomainKnowsNoEdge = noClasses()
            .that()
            .resideInAnyPackage("..event..", "..enrich..", "..consent..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ingest..", "..publish..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.rivulet.collector.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobodyAsksTheSystemForTheTime = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule oneClockIsMade =
            noClasses().that().doNotHaveSimpleName("SystemClock").should().callMethod(Clock.class, "systemUTC");
}
