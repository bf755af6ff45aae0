package io.rivulet.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.rivulet.schemas.fixtures.HouseRules;

@AnalyzeClasses(packages = "io.rivulet.query", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule pure =
            HouseRules.pure("io.rivulet.query.attribution.credit..", "io.rivulet.query.forecast.series..");

    @ArchTest
    static final ArchRule onlyProjectionLiveAndFleetKnowKafka = noClasses()
            .that()
            .resideOutsideOfPackages("..projection..", "..live..", "..fleet..")
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
}
