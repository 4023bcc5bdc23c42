package dev.stet;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.stet.ingest.ArrivalClock;
import java.time.Clock;
import java.time.Instant;
import org.apache.flink.api.common.functions.Function;
import org.apache.flink.api.common.state.State;

/** The dependency rules of docs/architecture.md, executable. */
@AnalyzeClasses(packages = "dev.stet", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String BASE = "dev.stet.";

    /**
     * Stages meet only in the topology: each may see contract, bytes, wire and state, nothing else
     * of ours.
     */
    @ArchTest
    static final ArchRule STAGES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching(BASE + "(ingest|lifecycle|rollup|alerts|sample|views|sinks|config)..")
                    .should()
                    .notDependOnEachOther();

    @ArchTest
    static final ArchRule NO_CIRCLES_BETWEEN_PACKAGES =
            slices().matching(BASE + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule BINARY_FORMS_SEE_NOTHING_OF_OURS =
            classes()
                    .that()
                    .resideInAPackage(BASE + "bytes..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", BASE + "bytes..");

    @ArchTest
    static final ArchRule CONTRACT_IS_PLAIN_JAVA =
            classes()
                    .that()
                    .resideInAPackage(BASE + "contract..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", "org.jspecify..", BASE + "contract..", BASE + "bytes..");

    /** What both share is in the package above them. */
    @ArchTest
    static final ArchRule HOT_LIFECYCLES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching(BASE + "lifecycle.(suggestion|question|subject)..")
                    .should()
                    .notDependOnEachOther();

    @ArchTest
    static final ArchRule FAMILIES_KNOW_THE_ENGINE_ONLY =
            classes()
                    .that()
                    .resideInAPackage(BASE + "lifecycle.families..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            BASE + "contract..",
                            BASE + "bytes..",
                            BASE + "lifecycle.subject..",
                            BASE + "lifecycle.families..");

    /** Neither the fields of a record nor the keys of persons depend on where events come from. */
    @ArchTest
    static final ArchRule JSON_AND_PRIVACY_DO_NOT_KNOW_INGEST =
            noClasses()
                    .that()
                    .resideInAnyPackage(BASE + "ingest.json..", BASE + "ingest.privacy..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(BASE + "ingest", BASE + "ingest.files..");

    @ArchTest
    static final ArchRule METRICS_KNOW_THE_CONTRACT_ONLY =
            classes()
                    .that()
                    .resideInAPackage(BASE + "metrics..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", "org.jspecify..", BASE + "contract..", BASE + "metrics..");

    /** The rules of alerts are pure; their SQL functions stand for statistics. */
    @ArchTest
    static final ArchRule RULES_OF_ALERTS_ARE_FREE_OF_FLINK =
            classes()
                    .that()
                    .resideInAPackage(BASE + "alerts")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.apache.commons.statistics..",
                            BASE + "bytes..",
                            BASE + "contract..",
                            BASE + "metrics..",
                            BASE + "udf..",
                            BASE + "alerts");

    /** What is drawn, and with which probability, is pure. */
    @ArchTest
    static final ArchRule THE_DRAW_IS_FREE_OF_FLINK =
            classes()
                    .that()
                    .resideInAPackage(BASE + "sample")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            BASE + "bytes..",
                            BASE + "contract..",
                            BASE + "sample");

    @ArchTest
    static final ArchRule WIRE_AND_STATE_KNOW_THE_CONTRACT_ONLY =
            noClasses()
                    .that()
                    .resideInAnyPackage(BASE + "wire..", BASE + "state..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            BASE + "ingest..",
                            BASE + "lifecycle..",
                            BASE + "rollup..",
                            BASE + "alerts..",
                            BASE + "sample..",
                            BASE + "views..",
                            BASE + "sinks..",
                            BASE + "config..");

    /** All but operators and their access to state decide, and are tested without Flink. */
    @ArchTest
    static final ArchRule DECISIONS_ARE_FREE_OF_FLINK =
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "lifecycle..")
                    .and()
                    .haveNameNotMatching(".*\\.\\w+(Operator|Memory|Home)(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule STATE_LIVES_IN_FIVE_STAGES =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            BASE + "ingest..",
                            BASE + "lifecycle..",
                            BASE + "rollup..",
                            BASE + "alerts.stream..",
                            BASE + "sample.stream..",
                            BASE + "state..")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(State.class);

    @ArchTest
    static final ArchRule FUNCTIONS_ARE_FINAL =
            classes()
                    .that()
                    .areAssignableTo(Function.class)
                    .and()
                    .areNotInterfaces()
                    .should()
                    .haveModifier(FINAL);

    /** But for when a record arrived, and how long others are waited for before there is a job. */
    @ArchTest
    static final ArchRule NO_WALL_CLOCK =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(ArrivalClock.class, Patience.class)
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC");
}
