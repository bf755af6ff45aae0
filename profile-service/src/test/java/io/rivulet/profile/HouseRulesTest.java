package io.rivulet.profile;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.rivulet.schemas.fixtures.HouseRules;

@AnalyzeClasses(packages = "io.rivulet.profile", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule pure = HouseRules.pure("io.rivulet.profile.profile..");

    @ArchTest
    static final ArchRule arithmeticKnowsNothingOfTheOthers = noClasses()
            .that()
            .resideInAnyPackage("io.rivulet.profile.profile..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rivulet.profile", "io.rivulet.profile.stream..", "io.rivulet.profile.serving..");
}
