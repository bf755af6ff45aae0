package io.rivulet.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.rivulet.schemas.fixtures.HouseRules;

@AnalyzeClasses(packages = "io.rivulet.collector", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule pure = HouseRules.pure("..event..", "..enrich..", "..consent..", "..personal..");

    @ArchTest
    static final ArchRule theDomainKnowsNoEdge = noClasses()
            .that()
            .resideInAnyPackage("..event..", "..enrich..", "..consent..", "..personal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rivulet.collector.ingest..", "io.rivulet.collector.publish..");
}
