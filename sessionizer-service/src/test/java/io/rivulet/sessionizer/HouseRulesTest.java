package io.rivulet.sessionizer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.rivulet.schemas.fixtures.HouseRules;

@AnalyzeClasses(packages = "io.rivulet.sessionizer", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule pure = HouseRules.pure(
            "io.rivulet.sessionizer.session..",
            "io.rivulet.sessionizer.identity..",
            "io.rivulet.sessionizer.signal..",
            "io.rivulet.sessionizer.journey..");

    @ArchTest
    static final ArchRule whatASessionIsKnowsNothingOfTheOthers = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.rivulet.sessionizer.session..",
                    "io.rivulet.sessionizer.identity..",
                    "io.rivulet.sessionizer.signal..",
                    "io.rivulet.sessionizer.journey..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.rivulet.sessionizer", "io.rivulet.sessionizer.stream..", "io.rivulet.sessionizer.serving..");
}
