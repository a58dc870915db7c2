/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of the house, see CONTRIBUTING.md.
 */
@AnalyzeClasses(packages = "dev.spyglass", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final List<String> GROUND = List.of("vocabulary", "redaction", "export", "service", "failure");

	/**
	 * What each room may use besides itself. Wiring may also use what all wiring shares.
	 */
	private static final Map<String, List<String>> ROOMS = rooms();

	private static Map<String, List<String>> rooms() {
		Map<String, List<String>> rooms = new LinkedHashMap<>();
		for (String room : List.of("redaction", "export", "service", "failure")) {
			rooms.put(room, List.of("vocabulary"));
		}
		rooms.put("context", GROUND);
		rooms.put("request", GROUND);
		List<String> below = plus(GROUND, "context", "request");
		rooms.put("propagation", below);
		for (String signal : List.of("logging", "tracing", "metrics", "sentry")) {
			rooms.put(signal, plus(below, "propagation"));
		}
		rooms.put("health", plus(below, "propagation", "metrics"));
		return rooms;
	}

	private static List<String> plus(List<String> rooms, String... more) {
		return Stream.concat(rooms.stream(), Stream.of(more)).toList();
	}

	@ArchTest
	static final ArchRule vocabularyDependsOnNothing = classes().that()
		.resideInAPackage("dev.spyglass.vocabulary")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("dev.spyglass.vocabulary", "java..", "org.jspecify..", "io.micrometer..");

	@ArchTest
	static void roomsDependOnTheRoomsBelowOnly(JavaClasses classes) {
		ROOMS.forEach((room, others) -> {
			String[] allowed = Stream.concat(Stream.of(room), others.stream())
				.map((name) -> "dev.spyglass." + name + "..")
				.toArray(String[]::new);
			DescribedPredicate<JavaClass> ofAllowedRooms = resideInAnyPackage(allowed)
				.or(not(resideInAPackage("dev.spyglass..")));
			classes().that(resideInAPackage("dev.spyglass." + room + "..").and(not(inAutoconfigure())))
				.should()
				.onlyDependOnClassesThat(ofAllowedRooms)
				.allowEmptyShould(false)
				.check(classes);
			classes().that(resideInAPackage("dev.spyglass." + room + "..").and(inAutoconfigure()))
				.should()
				.onlyDependOnClassesThat(ofAllowedRooms.or(resideInAPackage("dev.spyglass.autoconfigure")))
				.allowEmptyShould(true)
				.check(classes);
		});
	}

	@ArchTest
	static void everyPackageBelongsToARoom(JavaClasses classes) {
		Set<String> rooms = classes.stream()
			.map((type) -> type.getPackageName().split("\\.")[2])
			.collect(Collectors.toCollection(TreeSet::new));
		rooms.removeAll(ROOMS.keySet());
		assertThat(rooms).containsExactly("autoconfigure", "vocabulary");
	}

	/** A package and its internal part are one slice. */
	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().assignedFrom(new SliceAssignment() {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return SliceIdentifier.of(type.getPackageName().replace(".internal", ""));
		}

		@Override
		public String getDescription() {
			return "packages";
		}

	}).should().beFreeOfCycles();

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

	/** A user's bean may have any other name. */
	@ArchTest
	static final ArchRule beansAreNamedAfterSpyglass = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.haveNameStartingWith("spyglass");

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
		.that(not(resideInAnyPackage("dev.spyglass.tracing..", "dev.spyglass.logging.internal.otlp",
				"dev.spyglass.export.internal"))
			.and(not(topLevelNameMatching("OtlpLog.*"))))
		.should()
		.dependOnClassesThat(resideInAnyPackage("io.opentelemetry.sdk..", "io.opentelemetry.exporter.."));

	@ArchTest
	static final ArchRule sentryStaysInItsRoom = noClasses().that(not(resideInAPackage("dev.spyglass.sentry..")))
		.should()
		.dependOnClassesThat(resideInAPackage("io.sentry.."));

	@ArchTest
	static final ArchRule publicApiIsFreeOfBoot = noClasses()
		.that(arePublic().and(not(resideInAPackage("..internal.."))).and(not(inAutoconfigure())))
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

	private static DescribedPredicate<JavaClass> arePublic() {
		return DescribedPredicate.describe("are public", (type) -> type.getModifiers().contains(JavaModifier.PUBLIC));
	}

	private static DescribedPredicate<JavaClass> topLevelNameMatching(String regex) {
		return DescribedPredicate.describe("are within a class named " + regex,
				(type) -> outermost(type).getSimpleName().matches(regex));
	}

	private static JavaClass outermost(JavaClass type) {
		return type.getEnclosingClass().map(ArchitectureTests::outermost).orElse(type);
	}

}
