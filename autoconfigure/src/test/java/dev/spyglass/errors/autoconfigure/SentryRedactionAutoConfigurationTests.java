/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.errors.autoconfigure;

import java.util.List;

import dev.spyglass.context.autoconfigure.RedactionAutoConfiguration;
import dev.spyglass.context.redaction.Redaction;
import dev.spyglass.context.redaction.RedactionCounts;
import dev.spyglass.context.redaction.RedactionRule;
import dev.spyglass.context.redaction.RedactionSettings;
import dev.spyglass.errors.RedactingOptions;
import io.sentry.Hint;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
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
	void dropsATextThatARuleFailedOn() {
		this.runner.withBean(RedactionRule.class, BrokenRule::new)
			.run((context) -> assertThat(sent(context, "password=hunter2")).isEqualTo("[dropped: redaction failed]"));
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.redaction.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(RedactingOptions.class));
	}

	@Test
	void backsOffForTheUsersOwn() {
		RedactingOptions own = new RedactingOptions(
				new Redaction(RedactionSettings.DEFAULT, List.of(), new RedactionCounts()));
		this.runner.withBean(RedactingOptions.class, () -> own)
			.run((context) -> assertThat(context).getBean(RedactingOptions.class).isSameAs(own));
	}

	@Test
	void isOffWithoutSentry() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SentryRedactionAutoConfiguration.class))
			.withPropertyValues("sentry.dsn=http://key@127.0.0.1:9/42")
			.withClassLoader(new FilteredClassLoader("io.sentry"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassSentryRedaction"));
	}

	private static String sent(ApplicationContext context, String text) {
		Message message = new Message();
		message.setFormatted(text);
		SentryEvent event = new SentryEvent();
		event.setMessage(message);
		SentryOptions.BeforeSendCallback callback = context.getBean(SentryOptions.class).getBeforeSend();
		return callback.execute(event, new Hint()).getMessage().getFormatted();
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
