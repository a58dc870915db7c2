/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.List;
import java.util.Map;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.ParentContextApplicationContextInitializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.CompositePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Does what Spring Cloud's bootstrap does with property sources: starts a context before
 * the application's, puts what that has added behind the default properties of the
 * application, later moves it in front of them, and becomes the parent.
 */
final class BootstrapContext implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final String DEFAULTS = "defaultProperties";

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 5;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		MutablePropertySources application = event.getEnvironment().getPropertySources();
		StandardEnvironment environment = new StandardEnvironment();
		MutablePropertySources bootstrap = environment.getPropertySources();
		bootstrap.forEach((source) -> bootstrap.remove(source.getName()));
		application.forEach(bootstrap::addLast);
		ConfigurableApplicationContext parent = new SpringApplicationBuilder(Nothing.class).environment(environment)
			.web(WebApplicationType.NONE)
			.properties(Map.of("spring.application.name", "bootstrap"))
			.run();
		TakenOver takenOver = new TakenOver(bootstrap, application);
		application.remove(DEFAULTS);
		application.addLast(takenOver);
		takenOver.names().forEach(bootstrap::remove);
		event.getSpringApplication().addInitializers((context) -> {
			takenOver.spread(context.getEnvironment());
			new ParentContextApplicationContextInitializer(parent).initialize(context);
		});
	}

	static class Nothing {

	}

	/** The default properties, and behind them the sources of the bootstrap context. */
	private static final class TakenOver extends EnumerablePropertySource<Map<String, Object>> {

		private final CompositePropertySource sources = new CompositePropertySource(DEFAULTS);

		TakenOver(MutablePropertySources bootstrap, MutablePropertySources application) {
			super(DEFAULTS, Map.of());
			bootstrap.stream()
				.filter((source) -> source instanceof EnumerablePropertySource
						&& !application.contains(source.getName()) && !source.getName().equals(DEFAULTS))
				.forEach(this.sources::addPropertySource);
		}

		List<String> names() {
			return this.sources.getPropertySources().stream().map(PropertySource::getName).toList();
		}

		@Override
		public String[] getPropertyNames() {
			return this.sources.getPropertyNames();
		}

		@Override
		public Object getProperty(String name) {
			return this.sources.getProperty(name);
		}

		void spread(ConfigurableEnvironment environment) {
			MutablePropertySources all = environment.getPropertySources();
			all.remove(DEFAULTS);
			all.addLast(new MapPropertySource(DEFAULTS, Map.of()));
			this.sources.getPropertySources()
				.stream()
				.filter((source) -> !all.contains(source.getName()))
				.forEach((source) -> all.addBefore(DEFAULTS, source));
		}

	}

}
