/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import dev.spyglass.export.internal.ExportRegistry;
import dev.spyglass.sentry.internal.DeliveryMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.spring.boot4.SentryAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SentryMetersAutoConfiguration}.
 */
class SentryMetersAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SentryAutoConfiguration.class, SentryMetersAutoConfiguration.class))
		.withPropertyValues("sentry.dsn=http://key@127.0.0.1:9/42");

	@AfterEach
	void close() {
		Sentry.close();
	}

	@Test
	void countsWhatIsSent() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(DeliveryMetrics.class).hasSingleBean(MeterBinder.class);
			assertThat(context.getBean(SentryOptions.class).getBeforeEnvelopeCallback()).isNotNull();
		});
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.sentry.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DeliveryMetrics.class));
	}

	@Test
	void backsOffForTheUsersOwn() {
		DeliveryMetrics own = new DeliveryMetrics(new ExportRegistry().watch("mine"));
		this.runner.withBean(DeliveryMetrics.class, () -> own)
			.run((context) -> assertThat(context).getBean(DeliveryMetrics.class).isSameAs(own));
	}

	@Test
	void isOffWithoutSentry() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SentryMetersAutoConfiguration.class))
			.withPropertyValues("sentry.dsn=http://key@127.0.0.1:9/42")
			.withClassLoader(new FilteredClassLoader("io.sentry"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassSentryDeliveries"));
	}

	@Test
	void asksTheUsersCallbacksToo() {
		SentryOptions.OnDiscardCallback own = (reason, category, count) -> {
		};
		Sentry.OptionsConfiguration<SentryOptions> users = (options) -> options.setOnDiscard(own);
		this.runner.withBean("users", Sentry.OptionsConfiguration.class, () -> users)
			.run((context) -> assertThat(context.getBean(SentryOptions.class).getOnDiscard()).isNotNull()
				.isNotSameAs(own));
	}

	@Test
	void doesWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader(MeterBinder.class))
			.run((context) -> assertThat(context).hasSingleBean(DeliveryMetrics.class)
				.doesNotHaveBean("spyglassSentryMeters"));
	}

}
