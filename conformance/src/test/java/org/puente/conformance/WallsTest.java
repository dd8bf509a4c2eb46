package org.puente.conformance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. A rule about a room that is not built yet waits for it. */
@AnalyzeClasses(packages = "org.puente", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    private static final String[] ENGINES = {
        "org.puente.rules..",
        "org.puente.population..",
        "org.puente.screening..",
        "org.puente.diagnosis..",
        "org.puente.pages.."
    };

    @ArchTest
    static final ArchRule ROOMS_KNOW_ONLY_THE_ROOMS_BELOW_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("rules")
            .definedBy("org.puente.rules..")
            .layer("population")
            .definedBy("org.puente.population..")
            .layer("screening")
            .definedBy("org.puente.screening..")
            .layer("diagnosis")
            .definedBy("org.puente.diagnosis..")
            .layer("pages")
            .definedBy("org.puente.pages..")
            .layer("testkit")
            .definedBy("org.puente.testkit..")
            .layer("cli")
            .definedBy("org.puente.cli..")
            .whereLayer("population")
            .mayOnlyBeAccessedByLayers("screening", "diagnosis", "testkit", "cli")
            .whereLayer("screening")
            .mayOnlyBeAccessedByLayers("diagnosis", "testkit", "cli")
            .whereLayer("diagnosis")
            .mayOnlyBeAccessedByLayers("testkit", "cli")
            .whereLayer("pages")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("pages")
            .mayOnlyAccessLayers("rules")
            .whereLayer("testkit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .because(
                    "rules <- population <- screening <- diagnosis <- cli and rules <- pages <- cli, as ARCHITECTURE.md says");

    @ArchTest
    static final ArchRule NO_PACKAGES_NEED_EACH_OTHER = slices().matching("org.puente.(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("a package that can be read alone can be changed alone");

    @ArchTest
    static final ArchRule RULES_KNOW_NO_SQL = noClasses()
            .that()
            .resideInAPackage("org.puente.rules..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb.."))
            .allowEmptyShould(true)
            .because("what a rule means must not depend on an engine");

    @ArchTest
    static final ArchRule ONLY_POPULATION_AND_SCREENING_KNOW_DUCKDB = noClasses()
            .that()
            .resideOutsideOfPackages("org.puente.population..", "org.puente.screening..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.duckdb..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ENGINES_WRITE_NO_HTML = noClasses()
            .that()
            .resideInAnyPackage("org.puente.rules..", "org.puente.population..", "org.puente.screening..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.thymeleaf..")
            .allowEmptyShould(true)
            .because("what is worked out is one thing, how a page shows it another");

    @ArchTest
    static final ArchRule ENGINES_ARE_PLAIN_JAVA = noClasses()
            .that()
            .resideInAnyPackage(ENGINES)
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework..", "jakarta..", "picocli.."))
            .allowEmptyShould(true)
            .because("an engine runs in a command, a batch or a server alike");

    @ArchTest
    static final ArchRule ENGINES_DO_NOT_TALK_TO_THE_TERMINAL = noClasses()
            .that()
            .resideInAnyPackage(ENGINES)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .allowEmptyShould(true)
            .because("what a program is told is decided by whoever runs the engine");
}
