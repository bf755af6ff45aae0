package io.rivulet.scoring;

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

@AnalyzeClasses(packages = "io.rivulet.scoring", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule formulasKnowNoFramework = noClasses()
            .that()
            .resideInAPackage("io.rivulet.scoring.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.quarkus..", "jakarta..", "io.rivulet.streams..");

    @ArchTest
    static final ArchRule formulasKnowNothingOfTheOthers = noClasses()
            .that()
            .resideInAPackage("io.rivulet.scoring.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rivulet.scoring", "io.rivulet.scoring.stream..", "io.rivulet.scoring.serving..");

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
            slices().matching("io.rivulet.scoring.(*)..").should().beFreeOfCycles();

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
