/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.Map;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Has beans of Spring Boot's health endpoint created by factory methods of Spyglass. Such
 * a bean keeps its name, its type and Spring Boot's conditions. A bean of the application
 * is not touched.
 *
 * @param factory class that declares the methods
 * @param methods names of static methods, by the type of the bean that they return
 */
record EndpointDefinitions(Class<?> factory,
		Map<Class<?>, String> methods) implements BeanDefinitionRegistryPostProcessor {

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		this.methods.forEach((type, method) -> {
			for (String name : ((ListableBeanFactory) registry).getBeanNamesForType(type, true, false)) {
				if (registry.containsBeanDefinition(name) && isBoots(registry.getBeanDefinition(name))) {
					RootBeanDefinition definition = new RootBeanDefinition(this.factory);
					definition.setFactoryMethodName(method);
					definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
					registry.removeBeanDefinition(name);
					registry.registerBeanDefinition(name, definition);
				}
			}
		});
	}

	private static boolean isBoots(BeanDefinition definition) {
		String configuration = definition.getFactoryBeanName();
		return configuration != null && configuration.startsWith("org.springframework.boot.");
	}

}
