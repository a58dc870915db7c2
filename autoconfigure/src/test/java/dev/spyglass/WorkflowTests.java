/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.spyglass.Workflow.Job;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the workflows to what keeps a release trustworthy; docs/releasing.md says why.
 */
class WorkflowTests {

	private static final Pattern USES = Pattern.compile("(?m)^[\\s{-]*[\"']?uses[\"']?\\s*:\\s*(.*)$");

	private static final Pattern PINNED = Pattern.compile("actions/[\\w/-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

	private static final Pattern SECRET = Pattern.compile("secrets\\.([A-Z]+)_\\w+");

	@ParameterizedTest
	@MethodSource("workflows")
	void everyActionIsGitHubsOwnAndPinnedByItsCommit(Workflow workflow) {
		List<String> written = USES.matcher(workflow.text()).results().map((uses) -> uses.group(1).strip()).toList();
		assertThat(written).isNotEmpty().allMatch((action) -> PINNED.matcher(action).matches());
		assertThat(workflow.jobs()).flatMap((job) -> job.steps("uses")).hasSameSizeAs(written);
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void aWorkflowMayReadAndNoMore(Workflow workflow) {
		assertThat(workflow.document().get("permissions")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.allSatisfy((scope, right) -> assertThat(right).isEqualTo("read"));
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void aForeignPullRequestNeverRunsWithOurRights(Workflow workflow) {
		// YAML takes "on" for true.
		assertThat(workflow.document()).containsKey(true);
		assertThat(workflow.document().get(true).toString()).doesNotContain("pull_request_target", "workflow_run",
				"issue_comment");
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void noSecretIsThereForAllJobs(Workflow workflow) {
		assertThat(workflow.shared().toString()).doesNotContain("secrets");
	}

	@Test
	void whoSeesASecretRunsOneScriptOfOursInAProtectedEnvironment() {
		assertThat(secretive()).extracting(Job::name)
			.containsExactlyInAnyOrder("release.yml/sign", "release.yml/publish");
		assertThat(secretive()).allSatisfy((job) -> {
			assertThat(job.content()).containsKey("environment");
			assertThat(job.steps("run")).singleElement().asString().matches("\\.ci/release/(sign|publish)");
			assertThat(job.permissions()).isEqualTo(Map.of("contents", "read"));
		});
	}

	@Test
	void theKeyAndTheTokenAreNeverInOneJob() {
		assertThat(secretive()).allSatisfy((job) -> assertThat(kinds(job)).hasSize(1));
		assertThat(secretive()).flatMap(WorkflowTests::kinds).containsExactlyInAnyOrder("GPG", "CENTRAL");
	}

	@Test
	void whoMayWriteSeesNoSecretAndRunsNothingFromTheRepository() {
		List<Job> writing = jobs().filter((job) -> job.permissions().containsValue("write")).toList();
		assertThat(writing).singleElement().satisfies((job) -> {
			assertThat(job.name()).isEqualTo("release.yml/release");
			assertThat(job.permissions()).isEqualTo(Map.of("contents", "write"));
			assertThat(List.of("secrets", "mvnw", ".ci/", "checkout")).noneMatch(job::mentions);
		});
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void aCheckoutLeavesNoTokenBehind(Job job) {
		assertThat(job.steps()).filteredOn((step) -> String.valueOf(step.get("uses")).startsWith("actions/checkout@"))
			.allSatisfy((step) -> assertThat(String.valueOf(step.get("with"))).contains("persist-credentials=false"));
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void aJobSaysHowLongItMayTake(Job job) {
		assertThat(job.content()).containsKey("timeout-minutes");
	}

	private static Set<String> kinds(Job job) {
		return SECRET.matcher(job.content().toString())
			.results()
			.map((secret) -> secret.group(1))
			.collect(Collectors.toSet());
	}

	private static List<Job> secretive() {
		return jobs().filter((job) -> job.mentions("secrets")).toList();
	}

	private static Stream<Job> jobs() {
		return workflows().stream().flatMap((workflow) -> workflow.jobs().stream());
	}

	private static List<Workflow> workflows() {
		return Workflow.all();
	}

}
