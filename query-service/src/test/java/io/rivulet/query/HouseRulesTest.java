package io.rivulet.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@AnalyzeClasses(packages = "io.rivulet.query", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule packagesFormNoCircles =
            slices().matching("io.rivulet.query.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyProjectionAndFleetKnowKafka = noClasses()
            .that()
            .resideOutsideOfPackages("..projection..", "..fleet..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule nobodyAsksAnythingOfTheProjection = noClasses()
            .that()
            .resideOutsideOfPackage("..projection..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..projection..");

    @ArchTest
    static final ArchRule onlyResourcesAndTheirDoorkeepersKnowHttp = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .resideOutsideOfPackages("..access..", "..problem..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule onlyProjectionAndStoreKnowJdbcConnections = noClasses()
            .that()
            .resideOutsideOfPackages("..projection..", "..store..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Connection");

    @ArchTest
    static final ArchRule timeIsInjected =
            noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now");

    @ArchTest
    static final ArchRule configurationIsMapped =
            noClasses().should().dependOnClassesThat().areAssignableTo(ConfigProperty.class);
}
