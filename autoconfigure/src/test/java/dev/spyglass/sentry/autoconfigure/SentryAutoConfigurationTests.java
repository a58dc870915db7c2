/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.sentry.internal.ContextEventProcessor;
import dev.spyglass.sentry.internal.DeliveryMetrics;
import dev.spyglass.sentry.internal.RedactionOptionsConfiguration;
import dev.spyglass.sentry.internal.TraceEventProcessor;
import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.Message;
import io.sentry.protocol.Request;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link SentryAutoConfiguration} and the switch in front of Sentry's own.
 */
@ExtendWith(OutputCaptureExtension.class)
class SentryAutoConfigurationTests {

	private static final String DSN = "sentry.dsn=http://key@127.0.0.1:9/42";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(io.sentry.spring.boot4.SentryAutoConfiguration.class,
				SentryAutoConfiguration.class, ServiceIdentityAutoConfiguration.class));

	private final ApplicationContextRunner sending = this.runner.withPropertyValues(DSN);

	@AfterEach
	void close() {
		Sentry.close();
	}

	@Test
	void linksEventsWhenThereIsADsn() {
		this.sending.run((context) -> assertThat(context).hasSingleBean(ContextEventProcessor.class));
	}

	@Test
	void handsItsProcessorsToSentry() {
		this.sending.run((context) -> assertThat(context.getBean(SentryOptions.class).getEventProcessors())
			.contains(context.getBean(ContextEventProcessor.class)));
	}

	@Test
	void linksToTracesWhenThereIsATracer() {
		this.sending.withBean(Tracer.class, () -> Tracer.NOOP)
			.run((context) -> assertThat(context).hasSingleBean(TraceEventProcessor.class));
	}

	@Test
	void linksToTracesOfBootWhichAreConfiguredBefore() {
		this.sending
			.withConfiguration(
					AutoConfigurations.of(ObservationAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class,
							OpenTelemetryTracingAutoConfiguration.class, MicrometerTracingAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(TraceEventProcessor.class));
	}

	@Test
	void doesWithoutTracing() {
		this.sending.withClassLoader(new FilteredClassLoader(Tracer.class))
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
			.run((context) -> assertThat(context).doesNotHaveBean(ContextEventProcessor.class)
				.doesNotHaveBean(DeliveryMetrics.class)
				.doesNotHaveBean(RedactionOptionsConfiguration.class));
	}

	@Test
	void isOffWithoutSentry() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SentryAutoConfiguration.class))
			.withPropertyValues(DSN)
			.withClassLoader(new FilteredClassLoader("io.sentry"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("spyglassSentryContext")
				.doesNotHaveBean("spyglassSentryDeliveries")
				.doesNotHaveBean("spyglassSentryRedaction"));
	}

	@Test
	void countsWhatIsSent() {
		this.sending.run((context) -> {
			assertThat(context).hasSingleBean(DeliveryMetrics.class).hasSingleBean(MeterBinder.class);
			assertThat(context.getBean(SentryOptions.class).getBeforeEnvelopeCallback()).isNotNull();
		});
	}

	@Test
	void asksTheUsersCallbacksToo() {
		SentryOptions.OnDiscardCallback own = (reason, category, count) -> {
		};
		Sentry.OptionsConfiguration<SentryOptions> users = (options) -> options.setOnDiscard(own);
		this.sending.withBean("users", Sentry.OptionsConfiguration.class, () -> users)
			.run((context) -> assertThat(context.getBean(SentryOptions.class).getOnDiscard()).isNotNull()
				.isNotSameAs(own));
	}

	@Test
	void doesWithoutMicrometer() {
		this.sending.withClassLoader(new FilteredClassLoader(MeterBinder.class))
			.run((context) -> assertThat(context).hasSingleBean(DeliveryMetrics.class)
				.doesNotHaveBean("spyglassSentryMeters"));
	}

	@Test
	void redactsWhatIsSent() {
		this.sending.run((context) -> assertThat(sent(context, "password=hunter2")).isEqualTo("password=[redacted]"));
	}

	@Test
	void redactsAfterTheUsersCallback() {
		SentryOptions.BeforeSendCallback own = (event, hint) -> {
			event.getMessage().setFormatted("password=hunter2");
			return event;
		};
		this.sending.withBean(SentryOptions.BeforeSendCallback.class, () -> own)
			.run((context) -> assertThat(sent(context, "harmless")).isEqualTo("password=[redacted]"));
	}

	@Test
	void redactsAfterTheUsersConfigurationOfSentry() {
		Sentry.OptionsConfiguration<SentryOptions> own = (options) -> options.setBeforeSend((event, hint) -> {
			event.getMessage().setFormatted("password=hunter2");
			return event;
		});
		this.sending.withBean("zLast", Sentry.OptionsConfiguration.class, () -> own)
			.run((context) -> assertThat(sent(context, "harmless")).isEqualTo("password=[redacted]"));
	}

	@Test
	void dropsAndCountsAnEventThatCouldNotBeChecked() {
		this.sending.withBean(RedactionRule.class, BrokenRule::new).run((context) -> {
			assertThat(redacted(context, "harmless")).isNull();
			assertThat(failures(context)).isOne();
		});
	}

	@Test
	void dropsAnEventWhoseCallbackFailed() {
		SentryOptions.BeforeSendCallback broken = (event, hint) -> {
			throw new IllegalStateException("broken");
		};
		this.sending.withBean(SentryOptions.BeforeSendCallback.class, () -> broken)
			.run((context) -> assertThat(redacted(context, "harmless")).isNull());
	}

	@Test
	void redactsEveryCornerOfAnEvent() {
		this.sending.run((context) -> {
			SentryEvent event = new SentryEvent();
			event.setTag("password", "hunter2");
			event.setTag("note", "password=hunter2");
			event.setExtra("deep", Map.of("list", List.of(Map.of("token", "hunter2"), "password=hunter2")));
			event.getContexts().put("free", Map.of("api_key", "hunter2"));
			event.getContexts().put("text", "password=hunter2");
			event.setTransaction("GET /reset?password=hunter2");
			Request request = new Request();
			request.setUrl("http://localhost/reset?token=hunter2");
			request.setQueryString("token=hunter2");
			request.setHeaders(Map.of("X-Api-Key", "hunter2", "X-Note", "password=hunter2"));
			request.setCookies("session=hunter2");
			request.setData("password=hunter2");
			event.setRequest(request);
			User user = new User();
			user.setData(Map.of("password", "hunter2"));
			event.setUser(user);
			Breadcrumb breadcrumb = new Breadcrumb("password=hunter2");
			breadcrumb.setData("secret", "hunter2");
			breadcrumb.setData("password=hunter2", "a");
			breadcrumb.setData("chars", "password=hunter2".toCharArray());
			breadcrumb.setData("array", new Object[] { "password=hunter2".toCharArray() });
			breadcrumb.setCategory("password=hunter2");
			event.setTag("password=hunter2", "a");
			event.setExtra("password=hunter2", "a");
			event.addBreadcrumb(breadcrumb);
			SentryStackFrame frame = new SentryStackFrame();
			frame.setVars(Map.of("password", "hunter2"));
			SentryException exception = new SentryException();
			exception.setValue("password=hunter2");
			exception.setStacktrace(new SentryStackTrace(List.of(frame)));
			Mechanism mechanism = new Mechanism();
			mechanism.setData(Map.of("password", "hunter2"));
			exception.setMechanism(mechanism);
			event.setExceptions(List.of(exception));
			SentryOptions options = context.getBean(SentryOptions.class);
			StringWriter json = new StringWriter();
			options.getSerializer().serialize(options.getBeforeSend().execute(event, new Hint()), json);
			assertThat(json.toString()).contains("[redacted]").doesNotContain("hunter2");
		});
	}

	@Test
	void redactsNothingWhenThatIsDisabled() {
		this.sending.withPropertyValues("spyglass.redaction.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(RedactionOptionsConfiguration.class));
	}

	@Test
	void countsWhatWasRedacted() {
		this.sending.run((context) -> {
			sent(context, "password=hunter2");
			assertThat(count(context, "spyglass.redactions", "sink", "sentry", "rule", "key")).isOne();
		});
	}

	@Test
	void countsTheEventsOfAChildContextWithThoseOfItsParent() {
		ApplicationContextRunner broken = this.sending.withBean(RedactionRule.class, BrokenRule::new);
		broken.run((parent) -> broken.withParent(parent).run((child) -> {
			assertThat(child.getBean(SentryOptions.class)).isNotSameAs(parent.getBean(SentryOptions.class));
			assertThat(redacted(child, "password=hunter2")).isNull();
			assertThat(failures(parent)).isOne();
			assertThat(count(parent, "spyglass.redactions", "sink", "sentry", "rule", "key")).isOne();
		}));
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
		assertThat(output.getOut().lines().filter((line) -> line.contains("Errors are not sent to Sentry")))
			.singleElement()
			.asString()
			.contains("WARN", "'spyglass.sentry.dsn' is set", "Add io.sentry:sentry-spring-boot-4");
		assertThat(output).doesNotContain("s3cr3t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.b=c", "sentry.dsn=", "spyglass.sentry.dsn=", "spyglass.sentry.enabled=false" })
	void leavesNothingOfSentryWithoutADsn(String property) {
		// Threads of an earlier test end some time after it.
		Set<Thread> earlier = Thread.getAllStackTraces().keySet();
		try (RunningApplication application = start(property)) {
			assertThat(application.context().getBeanDefinitionNames())
				.noneMatch((name) -> name.contains("io.sentry") || name.startsWith("spyglassSentry"));
			assertThat(Sentry.isEnabled()).isFalse();
			assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> !earlier.contains(thread))
				.noneMatch((thread) -> thread.getName().contains("entry"));
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
		assertThat(output).contains("The property 'spyglass.sentry.sample-rate' has the invalid value '25'")
			.contains("from 0.0 to 1.0");
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

	private static String sent(ApplicationContext context, String text) {
		return redacted(context, text).getMessage().getFormatted();
	}

	private static SentryEvent redacted(ApplicationContext context, String text) {
		Message message = new Message();
		message.setFormatted(text);
		SentryEvent event = new SentryEvent();
		event.setMessage(message);
		SentryOptions.BeforeSendCallback callback = context.getBean(SentryOptions.class).getBeforeSend();
		return callback.execute(event, new Hint());
	}

	private static double failures(ApplicationContext context) {
		return count(context, "spyglass.export", "signal", "sentry", "outcome", "failure");
	}

	private static double count(ApplicationContext context, String meter, String... tags) {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		context.getBean("spyglassSentryMeters", MeterBinder.class).bindTo(registry);
		return registry.get(meter).tags(tags).functionCounter().count();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	private static final class BrokenRule implements RedactionRule {

		@Override
		public String name() {
			return "broken";
		}

		@Override
		public String redact(String text) {
			throw new IllegalStateException("broken");
		}

	}

}
