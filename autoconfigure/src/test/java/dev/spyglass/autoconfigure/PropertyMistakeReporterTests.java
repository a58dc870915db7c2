/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PropertyMistakeReporter} within a real {@link SpringApplication}.
 */
@ExtendWith(OutputCaptureExtension.class)
class PropertyMistakeReporterTests {

	private static final String MISTAKE = "--spyglass.loging.format=json";

	private static final String NAMED = "The property 'spyglass.loging.format' has no effect";

	@Test
	void warnsOnceAboutAnUnknownProperty(CapturedOutput output) {
		run(application(Plain.class), MISTAKE);
		assertThat(output).containsOnlyOnce(NAMED).contains("WARN");
	}

	@Test
	void logsNothingIfEveryPropertyIsKnown(CapturedOutput output) {
		run(application(Plain.class), "--spyglass.logging.format=json");
		assertThat(output).doesNotContain("has no effect");
	}

	@Test
	void seesTheFilesThatTheApplicationNames(CapturedOutput output) {
		run(application(WithFile.class));
		assertThat(output).contains("'spyglass.sentry.dns'",
				"from property source \\\"class path resource [dev/spyglass/autoconfigure/mistake.properties]\\\"");
	}

	@Test
	void warnsIfTheContextCanNotBeRefreshed(CapturedOutput output) {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> run(application(Broken.class), MISTAKE));
		assertThat(output).containsOnlyOnce(NAMED);
	}

	@Test
	void doesNotWarnAgainIfARunnerFails(CapturedOutput output) {
		SpringApplication application = application(Plain.class);
		application.addInitializers((context) -> context.getBeanFactory()
			.registerSingleton("runner", (org.springframework.boot.CommandLineRunner) (args) -> {
				throw new IllegalStateException("runner");
			}));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> run(application, MISTAKE));
		assertThat(output).containsOnlyOnce(NAMED);
	}

	@Test
	void warnsOnceForParentAndChild(CapturedOutput output) {
		new SpringApplicationBuilder(Plain.class).web(WebApplicationType.NONE)
			.properties("spyglass.loging.format=json")
			.child(Plain.class)
			.web(WebApplicationType.NONE)
			.run()
			.close();
		assertThat(output).containsOnlyOnce(NAMED);
	}

	@Test
	void leavesTheBootstrapContextAlone(CapturedOutput output) {
		SpringApplication application = application(Plain.class);
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("bootstrap", Map.of()));
		application.setEnvironment(environment);
		run(application, MISTAKE);
		assertThat(output).doesNotContain(NAMED);
	}

	private static SpringApplication application(Class<?> configuration) {
		SpringApplication application = new SpringApplication(configuration);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application;
	}

	private static void run(SpringApplication application, String... args) {
		try (ConfigurableApplicationContext context = application.run(args)) {
			assertThat(context.isActive()).isTrue();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Plain {

	}

	@Configuration(proxyBeanMethods = false)
	@PropertySource("classpath:dev/spyglass/autoconfigure/mistake.properties")
	static class WithFile {

	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		String broken() {
			throw new IllegalStateException("broken");
		}

	}

}
