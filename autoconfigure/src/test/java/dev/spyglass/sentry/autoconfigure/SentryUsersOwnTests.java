/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.util.List;

import dev.spyglass.sentry.internal.SentryReceiver;
import dev.spyglass.testsupport.RunningApplication;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.ITransportFactory;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.transport.NoOpTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the application configures of Sentry keeps working, and wins.
 */
class SentryUsersOwnTests {

	private final SentryReceiver receiver = new SentryReceiver();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@Test
	void anEventProcessorHasTheLastWordOnTags() {
		JsonNode event = eventsOf(Processing.class).get(0);
		assertThat(event.at("/tags/service").asString()).isEqualTo("mine");
		assertThat(event.at("/tags/request_id").asString()).isEqualTo("mine");
		assertThat(event.at("/fingerprint/0").asString()).isEqualTo("mine");
	}

	@Test
	void aCallbackSeesTheEventAsItWillBe() {
		JsonNode event = eventsOf(CallingBack.class).get(0);
		assertThat(event.at("/tags/seen").asString()).startsWith("req_");
	}

	@Test
	void customizedOptionsApply() {
		assertThat(eventsOf(Customizing.class).get(0).at("/dist").asString()).isEqualTo("mine");
	}

	@Test
	void aTransportReplacesSentrys() {
		assertThat(eventsOf(Transporting.class)).isEmpty();
	}

	@Test
	void sentrysPropertiesApply() {
		JsonNode event = eventsOf(Failing.class, "sentry.tags.region=eu", "sentry.environment=theirs",
				"sentry.server-name=theirs", "sentry.release=theirs")
			.get(0);
		assertThat(event.at("/tags/region").asString()).isEqualTo("eu");
		assertThat(List.of(event.at("/environment").asString(), event.at("/server_name").asString(),
				event.at("/release").asString()))
			.containsOnly("theirs");
	}

	@Test
	void sentrysSwitchApplies() {
		assertThat(eventsOf(Failing.class, "sentry.enabled=false")).isEmpty();
	}

	private List<JsonNode> eventsOf(Class<?> application, String... properties) {
		try (RunningApplication running = this.receiver.start(WebApplicationType.SERVLET, application, properties)) {
			running.get("/fail");
		}
		return this.receiver.events();
	}

	@RestController
	@EnableAutoConfiguration
	static class Failing {

		@GetMapping("/fail")
		String fail() {
			throw new IllegalStateException("broken");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Processing extends Failing {

		@Bean
		EventProcessor mine() {
			return new EventProcessor() {

				@Override
				public SentryEvent process(SentryEvent event, Hint hint) {
					event.setTag("service", "mine");
					event.setTag("request_id", "mine");
					event.setFingerprints(List.of("mine"));
					return event;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CallingBack extends Failing {

		@Bean
		SentryOptions.BeforeSendCallback mine() {
			return (event, hint) -> {
				event.setTag("seen", event.getTag("request_id"));
				return event;
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizing extends Failing {

		@Bean
		Sentry.OptionsConfiguration<SentryOptions> mine() {
			return (options) -> options.setDist("mine");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Transporting extends Failing {

		@Bean
		ITransportFactory mine() {
			return (options, details) -> NoOpTransport.getInstance();
		}

	}

}
