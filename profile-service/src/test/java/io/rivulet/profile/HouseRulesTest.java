package io.rivulet.profile;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.streams.StreamsBuilder;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@AnalyzeClasses(packages = "io.rivulet.profile", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule arithmeticKnowsNoFramework = noClasses()
            .that()
            .resideInAPackage("io.rivulet.profile.profile..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.quarkus..", "jakarta..", "io.rivulet.streams..");

    @ArchTest
    static final ArchRule arithmeticKnowsNothingOfTheOthers = noClasses()
            .that()
            .resideInAPackage("io.rivulet.profile.profile..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rivulet.profile", "io.rivulet.profile.stream..", "io.rivulet.profile.serving..");

    @ArchTest
    static final ArchRule onlyTheTopologyBuildsOne = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Topology")
            .and()
            .haveSimpleNameNotEndingWith("Beans")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(StreamsBuilder.class);

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.rivulet.profile.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule settingsAreMappedInOnePlace = noClasses()
            .should()
            .beAnnotatedWith(ConfigProperty.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ConfigProperty.class);

    @ArchTest
    static final ArchRule timeIsGiven = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
