package org.borderflow.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.borderflow.schemas.AcceptedCrossing;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerEvent;
import org.borderflow.schemas.TravellerKey;
import org.borderflow.schemas.WithdrawnCrossing;
import org.junit.jupiter.api.Test;

/** What may know what. This module sees every other, so here it is checked for all of them. */
class LayersTest {

  private static final JavaClasses BORDERFLOW =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.borderflow");

  @Test
  void noArrowPointsBack() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("schemas")
        .definedBy("org.borderflow.schemas..")
        .layer("contract")
        .definedBy("org.borderflow.contract..")
        .layer("service")
        .definedBy("org.borderflow.service..")
        .layer("ingest")
        .definedBy("org.borderflow.ingest..")
        .layer("rules")
        .definedBy("org.borderflow.rules..")
        .layer("estimates")
        .definedBy("org.borderflow.estimates..")
        .layer("gaps")
        .definedBy("org.borderflow.gaps..")
        .layer("topology")
        .definedBy("org.borderflow.topology..")
        .layer("view")
        .definedBy("org.borderflow.view..")
        .layer("clearing")
        .definedBy("org.borderflow.clearing..")
        .layer("exchange")
        .definedBy("org.borderflow.exchange..")
        .layer("simulator")
        .definedBy("org.borderflow.simulator..")
        .layer("embedded")
        .definedBy("org.borderflow.embedded..")
        .layer("command")
        .definedBy("org.borderflow.command..")
        .whereLayer("schemas")
        .mayNotAccessAnyLayer()
        .whereLayer("contract")
        .mayOnlyAccessLayers("schemas")
        .whereLayer("service")
        .mayNotAccessAnyLayer()
        .whereLayer("ingest")
        .mayOnlyAccessLayers("schemas", "contract", "service")
        .whereLayer("rules")
        .mayNotAccessAnyLayer()
        .whereLayer("estimates")
        .mayOnlyAccessLayers("rules")
        .whereLayer("gaps")
        .mayOnlyAccessLayers("rules")
        .whereLayer("topology")
        .mayOnlyAccessLayers("schemas", "contract", "rules", "estimates")
        .whereLayer("view")
        .mayOnlyAccessLayers("schemas", "contract", "service", "rules")
        .whereLayer("clearing")
        .mayNotAccessAnyLayer()
        .whereLayer("exchange")
        .mayOnlyAccessLayers("schemas", "contract", "service", "clearing", "view")
        .whereLayer("simulator")
        .mayNotAccessAnyLayer()
        .whereLayer("embedded")
        .mayNotAccessAnyLayer()
        .whereLayer("command")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(BORDERFLOW);
  }

  @Test
  void theRulesKnowNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage("org.borderflow.rules..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.borderflow.rules..", "java..", "javax.crypto..")
        .check(BORDERFLOW);
  }

  @Test
  void theClearingKnowsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage("org.borderflow.clearing..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.borderflow.clearing..", "java..")
        .check(BORDERFLOW);
  }

  @Test
  void onlyTopologyAndMatrixKnowKafkaStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.borderflow.topology..", "org.borderflow.exchange.matrix")
        .and()
        .haveNameNotMatching("org.borderflow.command.Passthrough.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.streams..")
        .because("what Kafka Streams alone takes is a yardstick of the benchmark, and nothing else")
        .check(BORDERFLOW);
  }

  /**
   * Keys and envelopes may be handled beside the rules' types: to look whose record it is and hand
   * it on. What is inside is translated in one place.
   */
  @Test
  void contentsOfTheTopicsMeetTheRulesInTheCodecsOnly() {
    noClasses()
        .that(know("org.borderflow.rules"))
        .and()
        .resideInAnyPackage("org.borderflow.topology..", "org.borderflow.view..")
        .and()
        .resideOutsideOfPackage("org.borderflow.topology.codec")
        .should()
        .accessTargetWhere(target(owner(contents())))
        .check(BORDERFLOW);
  }

  @Test
  void recordsOfAClearingHouseMeetItsTypesInTheCodecOnly() {
    noClasses()
        .that()
        .resideInAPackage("org.borderflow.exchange..")
        .and()
        .resideOutsideOfPackages("org.borderflow.exchange.codec", "org.borderflow.exchange.matrix")
        .should()
        .accessTargetWhere(target(owner(contents())))
        .check(BORDERFLOW);
  }

  private static DescribedPredicate<JavaClass> know(String packageName) {
    return describe(
        "know " + packageName,
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(packageName)));
  }

  private static DescribedPredicate<JavaClass> contents() {
    return resideInAPackage("org.borderflow.schemas")
        .and(
            not(
                belongToAnyOf(
                    Traveller.class,
                    TravellerKey.class,
                    TravellerEvent.class,
                    AcceptedCrossing.class,
                    WithdrawnCrossing.class,
                    DayTick.class,
                    Erasure.class)))
        .as("contents of the topics");
  }

  private static DescribedPredicate<AccessTarget> owner(DescribedPredicate<JavaClass> owner) {
    return describe("in " + owner.getDescription(), access -> owner.test(access.getOwner()));
  }

  @Test
  void whatKafkaStreamsKeepsToItselfIsUsedInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.borderflow.topology.kafka")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..internals..")
        .check(BORDERFLOW);
  }

  @Test
  void theBrokerIsUsedInOneModule() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.borderflow.embedded")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "kafka..",
            "org.apache.kafka.server..",
            "org.apache.kafka.metadata..",
            "org.apache.kafka.controller..",
            "org.apache.kafka.image..",
            "org.apache.kafka.raft..",
            "org.apache.kafka.storage..",
            "org.apache.kafka.coordinator..")
        .check(BORDERFLOW);
  }

  @Test
  void rulesAndTopologyDoNotLookAtTheClock() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.borderflow.rules..",
            "org.borderflow.estimates..",
            "org.borderflow.gaps..",
            "org.borderflow.topology..",
            "org.borderflow.clearing..",
            "org.borderflow.exchange.matrix")
        .should()
        .accessTargetWhere(target(readsTheClock()))
        .check(BORDERFLOW);
  }

  private static DescribedPredicate<AccessTarget> readsTheClock() {
    return describe(
        "that reads the clock",
        access -> {
          String owner = access.getOwner().getName();
          String member = access.getName();
          boolean java =
              (owner.equals("java.lang.System") && member.matches("currentTimeMillis|nanoTime"))
                  || (owner.startsWith("java.time.") && member.equals("now"))
                  || owner.equals("java.time.Clock")
                  || (owner.equals("java.util.Date") && member.equals("<init>"))
                  || (owner.equals("java.util.Calendar") && member.equals("getInstance"));
          boolean kafka =
              owner.equals("org.apache.kafka.common.utils.Time")
                  || member.matches("currentSystemTimeMs");
          return java || kafka;
        });
  }

  @Test
  void packagesFormNoCycle() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
              }

              @Override
              public String getDescription() {
                return "packages";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(BORDERFLOW);
  }
}
