/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.concurrent.CountDownLatch;

import dev.spyglass.testsupport.RunningApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for probes of an application whose contributors sleep, throw and deadlock. Each
 * answer comes while they still do: nobody waits for them.
 */
@ExtendWith(OutputCaptureExtension.class)
class BadContributorsTests {

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void aThousandProbesAnswerWhileTheyHang(WebApplicationType type, CapturedOutput output) throws Exception {
		try (RunningApplication application = start(type)) {
			ParallelProbes probes = ParallelProbes.send(application, 1000);

			assertThat(application.context().getBean(BadContributors.Sleepy.class).asked()).isEqualTo(1);
			assertThat(application.context().getBean(BadContributors.Stuck.class).asked()).isEqualTo(1);
			assertThat(probes.to("/healthz")).hasSize(500).allSatisfy((answer) -> {
				assertThat(answer.status()).isEqualTo(200);
				assertThat(answer.body()).contains("\"sleepy\":{\"status\":\"UNKNOWN\"}",
						"\"stuck\":{\"status\":\"UNKNOWN\"}", "\"livenessState\":{\"status\":\"UP\"}");
			});
			assertThat(probes.to("/readyz")).hasSize(500).allSatisfy((answer) -> {
				assertThat(answer.status()).isEqualTo(503);
				assertThat(answer.body()).endsWith("\"status\":\"DOWN\"}")
					.contains("\"throwing\":{\"status\":\"DOWN\"}");
			});
			// They are unknown from the start, which is no change.
			assertThat(changesOf("sleepy", output)).isZero();
			assertThat(changesOf("stuck", output)).isZero();
			assertThat(changesOf("throwing", output)).isEqualTo(1);
			// Two that hang, and no more for the others than there are others.
			assertThat(BadContributors.threads()).hasSizeBetween(2, 2 + 10);
		}
		Awaitility.await().untilAsserted(() -> assertThat(BadContributors.threads()).isEmpty());
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void oneThatAwakesIsUpAgainAndThatIsTold(WebApplicationType type, CapturedOutput output) {
		try (RunningApplication application = start(type)) {
			assertThat(application.get("/healthz").body()).contains("\"sleepy\":{\"status\":\"UNKNOWN\"}");
			application.context().getBean(BadContributors.Sleepy.class).wake();
			Awaitility.await()
				.untilAsserted(() -> assertThat(application.get("/healthz").body())
					.contains("\"sleepy\":{\"status\":\"UP\"}"));
			Awaitility.await().until(() -> changesOf("sleepy", output) == 1);
		}
	}

	@Test
	void onNettyNoThreadOfTheApplicationsIsNeeded() {
		CountDownLatch release = new CountDownLatch(1);
		try (RunningApplication application = start(WebApplicationType.REACTIVE)) {
			for (int task = 0; task < 2 * Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE; task++) {
				Schedulers.boundedElastic().schedule(() -> await(release));
			}
			assertThat(application.get("/healthz").statusCode()).isEqualTo(200);
			assertThat(application.get("/readyz").statusCode()).isEqualTo(503);
		}
		finally {
			release.countDown();
		}
	}

	private static void await(CountDownLatch release) {
		try {
			release.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static long changesOf(String component, CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains("\"event\":\"health.changed\"")
					&& line.contains("\"component\":\"" + component + "\""))
			.count();
	}

	private static RunningApplication start(WebApplicationType type) {
		return RunningApplication.start(type, BadContributors.class, BadContributors.PROPERTIES);
	}

}
