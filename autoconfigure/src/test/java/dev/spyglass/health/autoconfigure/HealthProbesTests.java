/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for the probes, on real servers.
 */
@ExtendWith(OutputCaptureExtension.class)
class HealthProbesTests {

	/**
	 * Tomcat and Netty are both here, and Boot's management contexts want to be alone.
	 */
	private static final String ONE_SERVER = "spring.autoconfigure.exclude="
			+ "org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatReactiveManagementContextAutoConfiguration";

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void answerOnTheMainPort(WebApplicationType type) {
		try (RunningApplication application = start(type)) {
			assertThat(application.get("/healthz").body()).isEqualTo("{\"status\":\"UP\"}");
			assertThat(application.get("/readyz").body()).isEqualTo("{\"status\":\"UP\"}");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void answerOnTheMainPortBesideAManagementPort(WebApplicationType type) {
		try (RunningApplication application = start(type, "management.server.port=0", ONE_SERVER)) {
			assertThat(application.get("/healthz").statusCode()).isEqualTo(200);
			assertThat(application.get("/readyz").statusCode()).isEqualTo(200);
			assertThat(application.get("/actuator/health").statusCode()).isEqualTo(404);
			assertThat(application.getFromManagementPort("/actuator/health/readiness").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void followTheContextPath() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, "server.servlet.context-path=/shop")) {
			assertThat(application.get("/shop/healthz").statusCode()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void haveThePathsThatPropertiesChoose(WebApplicationType type) {
		try (RunningApplication application = start(type, "spyglass.health.liveness-path=/alive",
				"spyglass.health.readiness-path=/ready")) {
			assertThat(application.get("/alive").statusCode()).isEqualTo(200);
			assertThat(application.get("/ready").statusCode()).isEqualTo(200);
			assertThat(application.get("/healthz").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void areLeftOutByAnEmptyPath() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, "spyglass.health.liveness-path=")) {
			assertThat(application.get("/healthz").statusCode()).isEqualTo(404);
			assertThat(application.get("/readyz").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void readinessRefusesTrafficWhileLivenessStaysUp() {
		try (RunningApplication application = start(WebApplicationType.SERVLET)) {
			AvailabilityChangeEvent.publish(application.context(), ReadinessState.REFUSING_TRAFFIC);
			assertThat(application.get("/readyz").statusCode()).isEqualTo(503);
			assertThat(application.get("/healthz").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void livenessGoesDownWhenBroken() {
		try (RunningApplication application = start(WebApplicationType.SERVLET)) {
			AvailabilityChangeEvent.publish(application.context(), LivenessState.BROKEN);
			assertThat(application.get("/healthz").statusCode()).isEqualTo(503);
		}
	}

	@Test
	void areGroupsOfTheEndpointWhichKeepsItsDetailsToItself() {
		try (RunningApplication application = start(WebApplicationType.SERVLET)) {
			assertThat(application.get("/actuator/health").body()).contains("liveness", "readiness")
				.doesNotContain("diskSpace")
				.doesNotContain("details");
		}
	}

	@Test
	void showDetailsToEveryoneWhenTheUserSaysSo() {
		try (RunningApplication application = start(WebApplicationType.SERVLET,
				"management.endpoint.health.show-details=always")) {
			assertThat(application.get("/actuator/health").body()).contains("diskSpace", "details");
		}
	}

	@Test
	void areOffWhenDisabled() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, "spyglass.health.enabled=false")) {
			assertThat(application.get("/healthz").statusCode()).isEqualTo(404);
			assertThat(application.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void areOffWithBootsOwn() {
		try (RunningApplication application = start(WebApplicationType.SERVLET,
				"management.endpoint.health.probes.enabled=false")) {
			assertThat(application.get("/healthz").statusCode()).isEqualTo(404);
			assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void giveWayToBootsOwnPaths() {
		try (RunningApplication application = start(WebApplicationType.SERVLET,
				"management.endpoint.health.probes.add-additional-paths=true")) {
			assertThat(application.get("/livez").statusCode()).isEqualTo(200);
			assertThat(application.get("/healthz").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void giveWayToTheUsersGroup() {
		try (RunningApplication application = start(WebApplicationType.SERVLET,
				"management.endpoint.health.group.readiness.include=readinessState,diskSpace",
				"management.endpoint.health.group.readiness.show-details=always")) {
			assertThat(application.get("/readyz").body()).contains("diskSpace", "readinessState");
		}
	}

	@Test
	void refuseTheSamePathTwice(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start(WebApplicationType.SERVLET, "spyglass.health.readiness-path=/healthz"));
		assertThat(output).contains("The property 'spyglass.health.readiness-path' has the invalid value '/healthz'")
			.contains("Set a different path for each probe");
	}

	@Test
	void refuseAPathOfTwoSegments(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start(WebApplicationType.SERVLET, "spyglass.health.liveness-path=/health/live"));
		assertThat(output).contains("'spyglass.health.liveness-path' has the invalid value '/health/live'")
			.contains("one segment");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void answerForAControllerOfTheSamePathAndWarn(WebApplicationType type, CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(type, Colliding.class)) {
			assertThat(application.get("/healthz").body()).isEqualTo("{\"status\":\"UP\"}");
			assertThat(output).containsOnlyOnce("/healthz is the path of the liveness probe")
				.contains("'spyglass.health.liveness-path'");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void leaveAControllerAloneOncePathIsEmpty(WebApplicationType type, CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(type, Colliding.class,
				"spyglass.health.liveness-path=")) {
			assertThat(application.get("/healthz").body()).isEqualTo("mine");
			assertThat(output).doesNotContain("is the path of the liveness probe");
		}
	}

	private static RunningApplication start(WebApplicationType type, String... properties) {
		return RunningApplication.start(type, Application.class, properties);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@RestController
	@EnableAutoConfiguration
	static class Colliding {

		@GetMapping("/healthz")
		String own() {
			return "mine";
		}

	}

}
