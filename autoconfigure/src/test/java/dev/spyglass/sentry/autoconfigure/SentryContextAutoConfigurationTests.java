/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import dev.spyglass.sentry.internal.ContextEventProcessor;
import dev.spyglass.sentry.internal.TraceEventProcessor;
import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.tracing.Tracer;
import io.sentry.IScopes;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.spring.boot4.SentryAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link SentryContextAutoConfiguration} and the switch in front of Sentry's.
 */
@ExtendWith(OutputCaptureExtension.class)
class SentryContextAutoConfigurationTests {

	private static final String DSN = "sentry.dsn=http://key@127.0.0.1:9/42";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SentryAutoConfiguration.class, SentryContextAutoConfiguration.class,
				ServiceIdentityAutoConfiguration.class));

	@AfterEach
	void close() {
		Sentry.close();
	}

	@Test
	void linksEventsWhenThereIsADsn() {
		this.runner.withPropertyValues(DSN)
			.run((context) -> assertThat(context).hasSingleBean(ContextEventProcessor.class));
	}

	@Test
	void handsItsProcessorsToSentry() {
		this.runner.withPropertyValues(DSN)
			.run((context) -> assertThat(context.getBean(SentryOptions.class).getEventProcessors())
				.contains(context.getBean(ContextEventProcessor.class)));
	}

	@Test
	void linksToTracesWhenThereIsATracer() {
		this.runner.withPropertyValues(DSN)
			.withBean(Tracer.class, () -> Tracer.NOOP)
			.run((context) -> assertThat(context).hasSingleBean(TraceEventProcessor.class));
	}

	@Test
	void doesWithoutTracing() {
		this.runner.withPropertyValues(DSN)
			.withClassLoader(new FilteredClassLoader(Tracer.class))
			.run((context) -> assertThat(context).hasSingleBean(ContextEventProcessor.class)
				.doesNotHaveBean(TraceEventProcessor.class));
	}

	@Test
	void isNotThereWithoutADsn() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(ContextEventProcessor.class)
			.doesNotHaveBean(IScopes.class));
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues(DSN, "spyglass.sentry.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ContextEventProcessor.class));
	}

	@Test
	void backsOffForTheUsersOwn() {
		ContextEventProcessor own = new ContextEventProcessor(new ServiceIdentity("mine", null, null, null), false);
		this.runner.withPropertyValues(DSN)
			.withBean(ContextEventProcessor.class, () -> own)
			.run((context) -> assertThat(context).getBean(ContextEventProcessor.class).isSameAs(own));
	}

	@Test
	void isOffWithoutSentry() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SentryContextAutoConfiguration.class))
			.withPropertyValues(DSN)
			.withClassLoader(new FilteredClassLoader("io.sentry"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassSentryContext"));
	}

	@Test
	void saysWhatToDoWhenThereIsADsnAndNothingToSendWith(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setResourceLoader(new DefaultResourceLoader(new FilteredClassLoader("io.sentry")));
		try (ConfigurableApplicationContext context = application
			.run("--spyglass.sentry.dsn=https://s3cr3t@example.org/42")) {
			assertThat(context.getBeanDefinitionNames()).noneMatch((name) -> name.startsWith("spyglassSentry"));
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("Nothing is sent to Sentry"))).singleElement()
			.asString()
			.contains("WARN", "'spyglass.sentry.dsn' is set", "Add io.sentry:sentry-spring-boot-4");
		assertThat(output).doesNotContain("s3cr3t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.b=c", "sentry.dsn=", "spyglass.sentry.dsn=", "spyglass.sentry.enabled=false" })
	void leavesNothingOfSentryWithoutADsn(String property) {
		try (RunningApplication application = start(property)) {
			assertThat(application.context().getBeanDefinitionNames())
				.noneMatch((name) -> name.contains("io.sentry") || name.startsWith("spyglassSentry"));
			assertThat(Sentry.isEnabled()).isFalse();
			assertThat(Thread.getAllStackTraces().keySet()).noneMatch((thread) -> thread.getName().contains("entry"));
		}
	}

	@Test
	void isOffWithADsnWhenDisabled() {
		try (RunningApplication application = start(DSN, "spyglass.sentry.enabled=false")) {
			assertThat(application.context().getBeanNamesForType(IScopes.class)).isEmpty();
		}
	}

	@Test
	void leavesTheLastWordToSentrysOwnProperties() {
		try (RunningApplication application = start(DSN, "spyglass.sentry.environment=ours",
				"sentry.environment=theirs")) {
			assertThat(application.context().getBean(SentryOptions.class).getEnvironment()).isEqualTo("theirs");
		}
	}

	@Test
	void mapsItsProperties() {
		try (RunningApplication application = start(DSN, "spyglass.sentry.environment=staging",
				"spyglass.sentry.release=r1", "spyglass.sentry.sample-rate=0.25")) {
			SentryOptions options = application.context().getBean(SentryOptions.class);
			assertThat(options.getEnvironment()).isEqualTo("staging");
			assertThat(options.getRelease()).isEqualTo("r1");
			assertThat(options.getSampleRate()).isEqualTo(0.25);
			assertThat(options.getTracesSampleRate()).isNull();
			assertThat(options.isSendDefaultPii()).isFalse();
		}
	}

	@Test
	void addsNoHeadersToOutgoingRequests() {
		try (RunningApplication application = start(DSN)) {
			assertThat(application.context().getBean(SentryOptions.class).getTracePropagationTargets()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cr3t", "s3cr3t@host/1", "https://s3cr3t.example.org/42", "https://s3cr3t@example.org",
			"ftp://s3cr3t@example.org/42", "https://s3cr3t@exa mple.org/42", "https://:s3cr3t@example.org/42" })
	void refusesADsnThatIsNoneAndKeepsTheKeyToItself(String dsn, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("spyglass.sentry.dsn=" + dsn));
		assertThat(output).contains("The property 'spyglass.sentry.dsn' has the invalid value")
			.contains("https://<public key>@<host>/<project id>")
			.doesNotContain("s3cr3t");
	}

	@Test
	void namesSentrysPropertyWhenThatIsWrong(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("sentry.dsn=nonsense"));
		assertThat(output).contains("The property 'sentry.dsn' has the invalid value");
	}

	@Test
	void refusesASampleRateAboveOne(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(DSN, "spyglass.sentry.sample-rate=25"));
		assertThat(output).contains("The property 'spyglass.sentry.sample-rate' has the invalid value '25.0'")
			.contains("from 0 to 1");
	}

	@Test
	void leavesTheDecisionToRunTimeWhenProcessedAheadOfTime() {
		System.setProperty("spring.aot.processing", "true");
		try (RunningApplication application = start("a.b=c")) {
			assertThat(application.context())
				.satisfies((context) -> assertThat(context.getBeansOfType(IScopes.class)).isNotEmpty());
			assertThat(Sentry.isEnabled()).isFalse();
		}
		finally {
			System.clearProperty("spring.aot.processing");
		}
	}

	@Test
	void hidesTheDsn() {
		assertThat(new SentrySettings(true, "https://s3cr3t@host/1", null, null, null)).asString()
			.doesNotContain("s3cr3t");
		assertThat(new Dsn("spyglass.sentry.dsn", "https://s3cr3t@host/1")).asString().doesNotContain("s3cr3t");
	}

	private static RunningApplication start(String... properties) {
		return RunningApplication.start(WebApplicationType.NONE, Application.class, properties);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
