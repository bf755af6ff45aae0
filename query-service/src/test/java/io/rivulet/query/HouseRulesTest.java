package io.rivulet.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.rivulet.query.access.ForEverybody;
import io.rivulet.query.access.ForStrangers;
import io.rivulet.query.access.Needs;
import io.rivulet.schemas.fixtures.HouseRules;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;

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

    /** A path without a decision is closed to everybody: better found here. */
    @ArchTest
    static final ArchRule everyPathSaysWhoMayAsk = methods()
            .that()
            .areAnnotatedWith(GET.class)
            .or()
            .areAnnotatedWith(POST.class)
            .or()
            .areAnnotatedWith(PUT.class)
            .or()
            .areAnnotatedWith(DELETE.class)
            .or()
            .areAnnotatedWith(PATCH.class)
            .should()
            .beAnnotatedWith(Needs.class)
            .orShould()
            .beAnnotatedWith(ForEverybody.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(ForStrangers.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(Needs.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(ForEverybody.class);

    @ArchTest
    static final ArchRule onlyProjectionAndStoreKnowJdbcConnections = noClasses()
            .that()
            .resideOutsideOfPackages("..projection..", "..store..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Connection");
}
