/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;

import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.redaction.autoconfigure.RedactionAutoConfiguration;
import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.redaction.internal.RedactionCounts;
import dev.spyglass.redaction.internal.RedactionSettings;
import dev.spyglass.sentry.internal.RedactionOptionsConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
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
import io.sentry.spring.boot4.SentryAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SentryRedactionAutoConfiguration}.
 */
class SentryRedactionAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SentryAutoConfiguration.class, SentryRedactionAutoConfiguration.class,
				RedactionAutoConfiguration.class))
		.withPropertyValues("sentry.dsn=http://key@127.0.0.1:9/42");

	@AfterEach
	void close() {
		Sentry.close();
	}

	@Test
	void redactsWhatIsSent() {
		this.runner.run((context) -> assertThat(sent(context, "password=hunter2")).isEqualTo("password=[redacted]"));
	}

	@Test
	void redactsAfterTheUsersCallback() {
		SentryOptions.BeforeSendCallback own = (event, hint) -> {
			event.getMessage().setFormatted("password=hunter2");
			return event;
		};
		this.runner.withBean(SentryOptions.BeforeSendCallback.class, () -> own)
			.run((context) -> assertThat(sent(context, "harmless")).isEqualTo("password=[redacted]"));
	}

	@Test
	void redactsAfterTheUsersConfigurationOfSentry() {
		Sentry.OptionsConfiguration<SentryOptions> own = (options) -> options.setBeforeSend((event, hint) -> {
			event.getMessage().setFormatted("password=hunter2");
			return event;
		});
		this.runner.withBean("zLast", Sentry.OptionsConfiguration.class, () -> own)
			.run((context) -> assertThat(sent(context, "harmless")).isEqualTo("password=[redacted]"));
	}

	@Test
	void dropsAndCountsAnEventThatCouldNotBeChecked() {
		this.runner.withConfiguration(AutoConfigurations.of(SentryMetersAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.withBean(RedactionRule.class, BrokenRule::new)
			.run((context) -> {
				assertThat(redacted(context, "harmless")).isNull();
				SimpleMeterRegistry registry = context.getBean(SimpleMeterRegistry.class);
				context.getBean("spyglassSentryMeters", MeterBinder.class).bindTo(registry);
				assertThat(registry.get("spyglass.export")
					.tags("signal", "sentry", "outcome", "failure")
					.functionCounter()
					.count()).isEqualTo(1);
			});
	}

	@Test
	void dropsAnEventWhoseCallbackFailed() {
		SentryOptions.BeforeSendCallback broken = (event, hint) -> {
			throw new IllegalStateException("broken");
		};
		this.runner.withBean(SentryOptions.BeforeSendCallback.class, () -> broken)
			.run((context) -> assertThat(redacted(context, "harmless")).isNull());
	}

	@Test
	void redactsEveryCornerOfAnEvent() {
		this.runner.run((context) -> {
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
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.redaction.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(RedactionOptionsConfiguration.class));
	}

	@Test
	void backsOffForTheUsersOwn() {
		RedactionOptionsConfiguration own = new RedactionOptionsConfiguration(
				new Redaction(RedactionSettings.DEFAULT, List.of(), new RedactionCounts()));
		this.runner.withBean(RedactionOptionsConfiguration.class, () -> own)
			.run((context) -> assertThat(context).getBean(RedactionOptionsConfiguration.class).isSameAs(own));
	}

	@Test
	void isOffWithoutSentry() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SentryRedactionAutoConfiguration.class))
			.withPropertyValues("sentry.dsn=http://key@127.0.0.1:9/42")
			.withClassLoader(new FilteredClassLoader("io.sentry"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassSentryRedaction"));
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
