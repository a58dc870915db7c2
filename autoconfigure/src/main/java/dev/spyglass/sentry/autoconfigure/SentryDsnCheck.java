/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Fails startup if the DSN is invalid. It runs before Sentry's own check, whose message
 * would show the key.
 */
class SentryDsnCheck implements BeanFactoryPostProcessor {

	private final Environment environment;

	SentryDsnCheck(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		Dsn dsn = Dsn.configured(this.environment);
		if (dsn != null) {
			dsn.check();
		}
	}

}
