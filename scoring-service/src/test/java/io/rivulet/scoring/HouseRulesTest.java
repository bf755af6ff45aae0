package io.rivulet.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.rivulet.schemas.fixtures.HouseRules;

@AnalyzeClasses(packages = "io.rivulet.scoring", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule pure = HouseRules.pure("io.rivulet.scoring.model..");

    @ArchTest
    static final ArchRule formulasKnowNothingOfTheOthers = noClasses()
            .that()
            .resideInAnyPackage("io.rivulet.scoring.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rivulet.scoring", "io.rivulet.scoring.stream..", "io.rivulet.scoring.serving..");
}
