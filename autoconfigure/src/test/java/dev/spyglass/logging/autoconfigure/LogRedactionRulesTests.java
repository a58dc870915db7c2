/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.redaction.RedactionRule;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogRedactionRules}.
 */
class LogRedactionRulesTests {

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final Map<SinkName, Redactor> before = new EnumMap<>(SinkName.class);

	private final ApplicationContextRunner unruled = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LoggingAutoConfiguration.class));

	private final ApplicationContextRunner runner = this.unruled.withBean(RedactionRule.class, Cows::new);

	@BeforeEach
	void install() {
		this.before.putAll(redactors());
		redactors().clear();
		LogRedactor.install(this.context, new MockEnvironment());
	}

	@AfterEach
	void restore() {
		redactors().clear();
		redactors().putAll(this.before);
	}

	private Map<SinkName, Redactor> redactors() {
		return LoggerContextState.of(this.context).redactors();
	}

	@Test
	void lendsTheUsersRulesToTheLog() {
		this.runner.run((application) -> assertThat(redactor().redact("a cow")).isEqualTo("a [redacted]"));
	}

	@Test
	void takesThemBackWhenTheContextCloses() {
		this.runner.run((application) -> application.getSourceApplicationContext().close());
		assertThat(redactor().redact("a cow")).isEqualTo("a cow");
	}

	@Test
	void keepsTheRulesOfAContextWhenAnotherCloses() {
		this.runner.run((application) -> {
			this.runner.withPropertyValues("other=true").run((other) -> other.getSourceApplicationContext().close());
			assertThat(redactor().redact("a cow")).isEqualTo("a [redacted]");
		});
	}

	@Test
	void knowsTheSecretsOfAllContexts() {
		this.runner.withPropertyValues("one.password=first-of-0815").run((application) -> {
			this.runner.withPropertyValues("two.password=second-of-4711")
				.run((other) -> assertThat(redactor().redact("first-of-0815 second-of-4711"))
					.isEqualTo("[redacted] [redacted]"));
			assertThat(redactor().redact("second-of-4711")).isEqualTo("second-of-4711");
		});
	}

	@Test
	void looksAtBytesForTheSecretsOfAllContexts() {
		this.unruled.withPropertyValues("one.password=first-of-0815")
			.run((application) -> this.unruled.withPropertyValues("two.password=second-of-4711").run((other) -> {
				assertThat(mayHide("it is first-of-0815")).isTrue();
				assertThat(mayHide("it is second-of-4711")).isTrue();
				assertThat(mayHide("it is third-of-1234")).isFalse();
			}));
	}

	@Test
	void countsForEachSink() {
		this.runner.run((application) -> {
			LogRedactor.of(this.context, SinkName.FILE);
			Redactor console = redactor();
			MeterRegistry registry = bound(application);
			console.redact("password=hunter2");
			assertThat(count(registry, "console")).isOne();
			assertThat(count(registry, "file")).isZero();
		});
	}

	@Test
	void countsForNoSinkThatIsNotThere() {
		this.runner.run((application) -> {
			redactor();
			assertThat(bound(application).get("spyglass.redactions").functionCounters())
				.extracting((counter) -> counter.getId().getTag("sink"))
				.containsOnly("console");
		});
	}

	private static MeterRegistry bound(ApplicationContext application) {
		MeterRegistry registry = new SimpleMeterRegistry();
		application.getBean("spyglassLogMeters", MeterBinder.class).bindTo(registry);
		return registry;
	}

	@Test
	void asksForTheUsersRulesOnce() {
		AtomicInteger made = new AtomicInteger();
		DefaultListableBeanFactory factory = new DefaultListableBeanFactory();
		factory.registerBeanDefinition("cows", BeanDefinitionBuilder.genericBeanDefinition(RedactionRule.class, () -> {
			made.incrementAndGet();
			return new Cows();
		}).setScope(BeanDefinition.SCOPE_PROTOTYPE).getBeanDefinition());
		LogRedactionRules rules = new LogRedactionRules(new MockEnvironment(),
				factory.getBeanProvider(RedactionRule.class));
		rules.counts();
		rules.afterSingletonsInstantiated();
		rules.destroy();
		assertThat(made).hasValue(1);
	}

	private static double count(MeterRegistry registry, String sink) {
		return registry.get("spyglass.redactions").tags("sink", sink, "rule", "key").functionCounter().count();
	}

	@Test
	void keepsTheBuiltInRulesWhenItDoes() {
		this.runner.run((application) -> application.getSourceApplicationContext().close());
		assertThat(redactor().redact("password=hunter2")).isEqualTo("password=[redacted]");
	}

	@Test
	void leavesALogAloneThatIsNotRedacted() {
		LogRedactor.install(this.context, new MockEnvironment().withProperty("spyglass.redaction.enabled", "false"));
		this.runner.run((application) -> assertThat(redactor()).isSameAs(Redactor.NONE));
	}

	@Test
	void appliesItsRulesOnceWhenThereIsAChildContext() {
		AtomicInteger applied = new AtomicInteger();
		RedactionRule counting = new RedactionRule() {

			@Override
			public String name() {
				return "counting";
			}

			@Override
			public String redact(String text) {
				applied.incrementAndGet();
				return text;
			}

		};
		this.unruled.withBean("counting", RedactionRule.class, () -> counting).run((parent) -> {
			this.unruled.withParent(parent).run((child) -> {
				redactor().redact("any");
				assertThat(applied).hasValue(1);
			});
			redactor().redact("any");
			assertThat(applied).as("after the child's end").hasValue(2);
		});
	}

	private boolean mayHide(String text) {
		return redactor().mayHide(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
	}

	private Redactor redactor() {
		return LogRedactor.of(this.context, SinkName.CONSOLE);
	}

	private static final class Cows implements RedactionRule {

		@Override
		public String name() {
			return "cows";
		}

		@Override
		public String redact(String text) {
			return text.replace("cow", "[redacted]");
		}

	}

}
