/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what an application says that is started with properties about requests that
 * can't be right.
 */
@ExtendWith(OutputCaptureExtension.class)
class RequestSettingsStartTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			spyglass.request.id.trusted-proxies | 10.0.0.0/33 | Use for example 10.0.0.0/8
			spyglass.request.id.generator       | snowflake   | prefixed, uuid
			spyglass.request.id.trust           | friends     | everyone, proxies
			spyglass.request.id.pattern         | [a          | The value is not a valid regular expression
			spyglass.request.headers            | X Y         | Use a name such as 'X-Request-ID'
			""")
	void endsTheStartWithTheRemedy(String property, String value, String remedy, CapturedOutput output) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> RunningApplication.start(WebApplicationType.SERVLET,
				Application.class, "spyglass.request.id.trust=proxies",
				"spyglass.request.id.trusted-proxies=10.0.0.0/8", property + "=" + value));
		assertThat(output.toString().replace("\\\\", "\\"))
			.contains("APPLICATION FAILED TO START", property, value, remedy)
			.doesNotContain("\tat org.springframework");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
