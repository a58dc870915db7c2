/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules of the house, see CONTRIBUTING.md. A class that is not there yet violates
 * none of them, hence the {@code allowEmptyShould}.
 */
@AnalyzeClasses(packages = "dev.spyglass", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String[] SIGNALS = { "logging", "tracing", "metrics", "health", "errors", "console" };

	@ArchTest
	static final ArchRule vocabularyDependsOnNothing = classes().that()
		.resideInAPackage("dev.spyglass.vocabulary")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("dev.spyglass.vocabulary", "java..", "org.jspecify..", "io.micrometer..");

	@ArchTest
	static final ArchRule contextDependsOnVocabularyOnly = noClasses().that()
		.resideInAPackage("dev.spyglass.context..")
		.should()
		.dependOnClassesThat(resideInAnyPackage("dev.spyglass.logging..", "dev.spyglass.tracing..",
				"dev.spyglass.metrics..", "dev.spyglass.health..", "dev.spyglass.errors..", "dev.spyglass.console.."));

	@ArchTest
	static void signalsDoNotDependOnEachOther(com.tngtech.archunit.core.domain.JavaClasses classes) {
		for (String signal : SIGNALS) {
			for (String other : SIGNALS) {
				boolean allowed = signal.equals(other) || (signal.equals("health") && other.equals("metrics"));
				if (!allowed) {
					noClasses().that()
						.resideInAPackage("dev.spyglass." + signal + "..")
						.should()
						.dependOnClassesThat(resideInAPackage("dev.spyglass." + other + ".."))
						.allowEmptyShould(true)
						.check(classes);
				}
			}
		}
	}

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.spyglass.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule wiringIsALeaf = noClasses()
		.that(resideInAPackage("dev.spyglass..").and(not(inAutoconfigure())))
		.should()
		.dependOnClassesThat(inAutoconfigure());

	@ArchTest
	static final ArchRule autoConfigurationsArePublicAndFinal = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL)
		.andShould()
		.resideInAPackage("..autoconfigure..")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule autoConfigurationsHavePackagePrivateMembers = methods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.notBePublic()
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule servletStaysInItsPlace = noClasses()
		.that(not(resideInAPackage("..servlet..")).and(not(topLevelNameMatching("Servlet.*AutoConfiguration"))))
		.should()
		.dependOnClassesThat(resideInAnyPackage("jakarta.servlet..", "org.springframework.web.servlet..",
				"org.springframework.boot.webmvc.."));

	@ArchTest
	static final ArchRule reactiveStaysInItsPlace = noClasses()
		.that(not(resideInAPackage("..reactive..")).and(not(topLevelNameMatching("Reactive.*AutoConfiguration"))))
		.should()
		.dependOnClassesThat(resideInAnyPackage("reactor..", "org.springframework.web.server..",
				"org.springframework.web.reactive..", "org.springframework.boot.webflux.."));

	@ArchTest
	static final ArchRule logbackStaysInLogging = noClasses().that(not(resideInAPackage("dev.spyglass.logging..")))
		.should()
		.dependOnClassesThat(resideInAnyPackage("ch.qos.logback..", "net.logstash.."));

	@ArchTest
	static final ArchRule openTelemetrySdkStaysInTracing = noClasses()
		.that(not(resideInAnyPackage("dev.spyglass.tracing..", "dev.spyglass.logging.otlp..",
				"dev.spyglass.context.export")))
		.should()
		.dependOnClassesThat(resideInAnyPackage("io.opentelemetry.sdk..", "io.opentelemetry.exporter.."));

	@ArchTest
	static final ArchRule sentryStaysInErrors = noClasses().that(not(resideInAPackage("dev.spyglass.errors..")))
		.should()
		.dependOnClassesThat(resideInAPackage("io.sentry.."));

	@ArchTest
	static final ArchRule publicApiIsFreeOfBoot = noClasses()
		.that(resideInAnyPackage("dev.spyglass.vocabulary", "dev.spyglass.context", "dev.spyglass.logging",
				"dev.spyglass.metrics", "dev.spyglass.tracing", "dev.spyglass.errors")
			.and(DescribedPredicate.describe("are public",
					(type) -> type.getModifiers().contains(JavaModifier.PUBLIC))))
		.should()
		.dependOnClassesThat(resideInAPackage("org.springframework.boot.."));

	@ArchTest
	static final ArchRule packagesAreNullMarked = classes().that()
		.haveSimpleName("package-info")
		.should()
		.beAnnotatedWith(NullMarked.class);

	private static DescribedPredicate<JavaClass> inAutoconfigure() {
		return resideInAPackage("..autoconfigure..").and(resideInAPackage("dev.spyglass.."));
	}

	private static DescribedPredicate<JavaClass> topLevelNameMatching(String regex) {
		return DescribedPredicate.describe("are within a class named " + regex,
				(type) -> outermost(type).getSimpleName().matches(regex));
	}

	private static JavaClass outermost(JavaClass type) {
		return type.getEnclosingClass().map(ArchitectureTests::outermost).orElse(type);
	}

}
