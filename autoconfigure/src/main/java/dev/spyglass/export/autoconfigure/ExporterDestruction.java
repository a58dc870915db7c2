/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.autoconfigure;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Leaves the shutdown of Boot's exporters to the processors in front of them. The bean
 * factory would close an exporter on the thread that closes the context, and there the
 * JDK's HTTP client waits from Java 21 on until every answer has ended, however long that
 * takes. A processor shuts its exporter down within the deadline of all exports.
 */
public final class ExporterDestruction {

	private static final String BOOT = "org.springframework.boot.";

	private ExporterDestruction() {
	}

	/**
	 * Removes the destroy method of Boot's exporters.
	 * @param beanFactory bean factory whose beans do not exist yet
	 * @param exporterType type of the exporters
	 */
	public static void leaveToProcessors(ConfigurableListableBeanFactory beanFactory, Class<?> exporterType) {
		for (String name : beanFactory.getBeanNamesForType(exporterType, true, false)) {
			if (beanFactory.containsBeanDefinition(name)) {
				BeanDefinition definition = beanFactory.getBeanDefinition(name);
				String factory = definition.getFactoryBeanName();
				if (factory != null && factory.startsWith(BOOT)) {
					definition.setDestroyMethodName("");
				}
			}
		}
	}

}
