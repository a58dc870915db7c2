/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the installation of JSON logging, from outside: each runs an application in a
 * JVM of its own.
 */
class JsonInstallationTests {

	@TempDir
	Path folder;

	@Test
	void writesJsonFromTheFirstLineToTheLast() {
		ForkedJvm.Result result = application().run();
		assertThat(result.messages()).first().isEqualTo("static initialiser");
		assertThat(result.messages()).last().isEqualTo("closing");
	}

	@Test
	void writesNothingToStderr() {
		assertThat(application().run().err()).isEmpty();
	}

	@Test
	void namesTheServiceOnEachLine() {
		assertThat(application().run().json())
			.allSatisfy((line) -> assertThat(line.path("service").asString()).isEqualTo("orders"));
	}

	@Test
	void namesTheServiceAfterTheMainClassIfNothingElseNamesIt() {
		ForkedJvm.Result result = ForkedJvm.of(LoggingForkApplication.class).run();
		assertThat(result.messages()).contains("static initialiser", "running well");
		assertThat(result.json())
			.allSatisfy((line) -> assertThat(line.path("service").asString()).isEqualTo("LoggingForkApplication"));
	}

	@Test
	void namesTheServiceAfterTheBuildIfNoPropertyNamesIt() throws IOException {
		Path info = this.folder.resolve("META-INF/build-info.properties");
		Files.createDirectories(info.getParent());
		Files.writeString(info, "build.name=built");
		assertThat(ForkedJvm.of(LoggingForkApplication.class).with(this.folder).run().json())
			.allSatisfy((line) -> assertThat(line.path("service").asString()).isEqualTo("built"));
	}

	@Test
	void reportsAFailedStartReadablyOnStderr() {
		ForkedJvm.Result result = application().arguments("--spyglass.logging.async.capacity=5").run();
		assertThat(result.json()).last()
			.satisfies((line) -> assertThat(line.path("message").asString()).contains("APPLICATION FAILED TO START"));
		assertThat(result.err())
			.contains("APPLICATION FAILED TO START\n", "\n\nOrigin: \"spyglass.logging.async.",
					"\nAction:\n\nThe number must")
			.containsOnlyOnce("APPLICATION FAILED TO START");
	}

	@Test
	void redactsTheReportOnStderr() {
		ForkedJvm.Result result = application().arguments("--spyglass.logging.rename.nothing=password=hunter2").run();
		assertThat(result.err()).contains("APPLICATION FAILED TO START", "[redacted]").doesNotContain("hunter2");
	}

	@Test
	void reportsAFailedStartOnceIfTheConsoleShowsText() {
		ForkedJvm.Result result = application().option("-Dspyglass.logging.format=console")
			.arguments("--spyglass.logging.async.capacity=5")
			.run();
		assertThat(result.out()).containsOnlyOnce("APPLICATION FAILED TO START");
		assertThat(result.err()).isEmpty();
	}

	@Test
	void readsTheApplicationFileForTheEarlyLines() throws IOException {
		Files.writeString(this.folder.resolve("application.yml"), """
				spring.application.name: from-file
				spyglass.logging.rename.message: text
				---
				spring.config.activate.on-profile: other
				spring.application.name: from-profile
				""");
		ForkedJvm.Result result = ForkedJvm.of(LoggingForkApplication.class).with(this.folder).run();
		assertThat(result.json())
			.allSatisfy((line) -> assertThat(line.path("service").asString()).isEqualTo("from-file"));
		assertThat(result.json().get(0).path("text").asString()).isEqualTo("static initialiser");
	}

	@Test
	void switchesTheEarlyLinesOffByFile() throws IOException {
		Files.writeString(this.folder.resolve("application.properties"), "spyglass.logging.enabled=false");
		assertThat(application().with(this.folder).run().out()).doesNotContain("{\"timestamp\"")
			.contains("-- static initialiser");
	}

	@Test
	void keepsKeyValuesTyped() {
		assertThat(application().run().json()).anySatisfy((line) -> {
			assertThat(line.path("message").asString()).isEqualTo("running well");
			assertThat(line.path("answer").isInt()).isTrue();
		});
	}

	@Test
	void respectsLevels() {
		assertThat(application().arguments("--logging.level.dev.spyglass=debug").run().messages()).contains("hidden");
	}

	@Test
	void writesTheFileAsJsonToo() throws IOException {
		Path file = this.folder.resolve("app.log");
		application().arguments("--logging.file.name=" + file).run();
		assertThat(Files.readAllLines(file)).isNotEmpty().allMatch((line) -> line.startsWith("{\"timestamp\":"));
	}

	@ParameterizedTest
	@EnabledOnOs(OS.LINUX)
	@ValueSource(strings = { "/dev/stdout", "/proc/self/fd/1", "/dev/fd/1" })
	void writesToStandardOutputAsAFileThatIsNeverArchived(String file) {
		ForkedJvm.Result result = application()
			.arguments("--logging.file.name=" + file, "--logging.console.enabled=false",
					"--logging.logback.rollingpolicy.max-file-size=100B")
			.run();
		assertThat(result.err()).isEmpty();
		assertThat(result.messages()).startsWith("static initialiser").contains("running well").endsWith("closing");
	}

	@Test
	void leavesTheConsoleToTheUsersPattern() {
		String out = application().arguments("--logging.pattern.console=mine %m%n").run().out();
		assertThat(out).contains("mine running well");
	}

	@Test
	void saysThatThePatternIsInForceAndHowToGetJson() {
		assertThat(application().arguments("--logging.pattern.console=mine %m%n").run().out())
			.containsOnlyOnce("since logging.pattern.console is set");
	}

	@Test
	void saysNothingAboutATextThatWasChosen() {
		assertThat(application().arguments("--logging.pattern.console=mine %m%n", "--spyglass.logging.format=console")
			.run()
			.out()).doesNotContain("since logging.pattern.console is set");
		assertThat(application().arguments("--logging.structured.format.console=ecs").run().out())
			.doesNotContain("shows text");
	}

	@ParameterizedTest
	@ValueSource(strings = { "logback.xml", "logback-spring.xml" })
	void saysThatTheUsersXmlIsInForceAndHowToGetJson(String name) throws IOException {
		assertThat(withUsersFile(name).run().out()).containsOnlyOnce("as classpath:" + name + " says")
			.contains("spyglass-include.xml");
		Files.writeString(this.folder.resolve(name), """
				<configuration>
					<include resource="org/springframework/boot/logging/logback/base.xml"/>
				</configuration>
				""");
		assertThat(application().with(this.folder).run().out()).containsOnlyOnce("as classpath:" + name + " says");
	}

	@Test
	void obeysBootsPropertiesForTheConsoleForPeople() {
		String out = application().option("-Dspyglass.logging.format=console")
			.arguments("--logging.pattern.dateformat=yyyy", "--logging.pattern.level=<%p>",
					"--logging.charset.console=ISO-8859-1")
			.run()
			.out();
		assertThat(out).containsPattern("\\d{4} <INFO> .*: running well answer=42");
	}

	@Test
	void leavesTheConsoleToBootsStructuredFormat() {
		String out = application().arguments("--logging.structured.format.console=ecs").run().out();
		assertThat(out).contains("\"ecs\":{\"version\":");
	}

	@Test
	void leavesTheLogToLogbackSpringXml() throws IOException {
		assertThat(withUsersFile("logback-spring.xml").run().out()).contains("users running well")
			.doesNotContain("{\"timestamp\"");
	}

	@Test
	void leavesTheLogToLogbackXml() throws IOException {
		assertThat(withUsersFile("logback.xml").run().out()).startsWith("users static initialiser")
			.contains("users running well");
	}

	@Test
	void lendsItsSinksToTheUsersXml() throws IOException {
		Files.writeString(this.folder.resolve("logback-spring.xml"), """
				<configuration>
					<include resource="dev/spyglass/logging/spyglass-include.xml"/>
					<root level="WARN">
						<appender-ref ref="SPYGLASS_CONSOLE"/>
						<appender-ref ref="SPYGLASS_FILE"/>
					</root>
				</configuration>
				""");
		Path file = this.folder.resolve("app.log");
		ForkedJvm.Result result = application().with(this.folder).arguments("--logging.file.name=" + file).run();
		assertThat(result.out()).contains("\"message\":\"closing\"");
		assertThat(Files.readString(file)).startsWith("{\"timestamp\"").contains("\"message\":\"closing\"");
		assertThat(result.err()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "file, SPYGLASS_FILE", "include, SPYGLASS_CONSOLE\"/><appender-ref ref=\"SPYGLASS_FILE" })
	void lendsTheConsoleToTheUsersXmlWhenTheFileCannotBeWritten(String include, String references) throws IOException {
		Files.writeString(this.folder.resolve("logback-spring.xml"), """
				<configuration>
					<include resource="dev/spyglass/logging/spyglass-%s.xml"/>
					<root level="INFO"><appender-ref ref="%s"/></root>
				</configuration>
				""".formatted(include, references));
		Path notFolder = Files.createFile(this.folder.resolve("not-a-folder"));
		ForkedJvm.Result result = application().with(this.folder)
			.arguments("--logging.file.name=" + notFolder.resolve("app.log"))
			.run();
		assertThat(result.exitCode()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).containsOnlyOnce("can't be written").containsOnlyOnce("running well");
	}

	@Test
	void writesToTheConsoleWhenTheFileCannotBeWritten() throws IOException {
		Path notFolder = Files.createFile(this.folder.resolve("not-a-folder"));
		ForkedJvm.Result result = application().arguments("--logging.file.name=" + notFolder.resolve("app.log")).run();
		assertThat(result.exitCode()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.messages()).contains("running well");
		assertThat(result.json()).filteredOn((line) -> line.path("level").asString().equals("WARN"))
			.filteredOn((line) -> line.path("message").asString().contains("can't be written"))
			.hasSize(1);
	}

	@Test
	void writesToTheFileOnlyWhenTheConsoleIsOff() throws IOException {
		Path file = this.folder.resolve("app.log");
		ForkedJvm.Result result = application()
			.arguments("--logging.file.name=" + file, "--logging.console.enabled=false")
			.run();
		assertThat(result.messages()).containsExactly("static initialiser");
		assertThat(Files.readString(file)).contains("running well");
	}

	@Test
	void leavesTheLogToLoggingConfig() throws IOException {
		Path file = Files.writeString(this.folder.resolve("elsewhere.xml"), configuration());
		assertThat(application().arguments("--logging.config=" + file).run().out()).contains("users running well");
	}

	@Test
	void stepsBackWhenSwitchedOff() {
		ForkedJvm.Result result = application().option("-Dspyglass.logging.enabled=false").run();
		assertThat(result.out()).doesNotContain("{\"timestamp\"").contains(":: Spring Boot ::");
	}

	@Test
	void startsWithoutTheEncoderAndSaysSo() {
		ForkedJvm.Result result = application().without("logstash-logback-encoder").run();
		assertThat(result.exitCode()).isZero();
		assertThat(result.out()).containsOnlyOnce("JSON logging, because its encoder").contains("running well");
	}

	@Test
	void refusesAnUnknownFormat() {
		ForkedJvm.Result result = application().arguments("--spyglass.logging.format=xml").run();
		assertThat(result.exitCode()).isOne();
		assertThat(result.out())
			.contains("spyglass.logging.format", "xml", "The value must be one of: auto, json, console.")
			.doesNotContain("\\tat ");
	}

	@Test
	void writesTheSchemaThatWasAskedFor() {
		assertThat(application().arguments("--spyglass.logging.schema=ecs").run().out())
			.contains("\"log.level\":\"INFO\"");
	}

	@Test
	void takesNamesWithUnderscores() {
		String out = application()
			.arguments("--spyglass.logging.rename.service=app_name", "--spyglass.logging.fields.[team_name]=blue",
					"--spyglass.logging.omit=hostname,error.fingerprint")
			.run()
			.out();
		assertThat(out).contains("\"app_name\":\"orders\"").contains("\"team_name\":\"blue\"");
	}

	@Test
	void refusesAnUnknownField() {
		ForkedJvm.Result result = application().arguments("--spyglass.logging.omit=nonsense").run();
		assertThat(result.exitCode()).isOne();
		assertThat(result.out()).contains("spyglass.logging.omit", "nonsense", "Use one of");
	}

	@Test
	void refusesACapBelowOneFile() {
		ForkedJvm.Result result = application().arguments("--logging.logback.rollingpolicy.total-size-cap=1MB").run();
		assertThat(result.exitCode()).isOne();
		assertThat(result.out()).contains("logging.logback.rollingpolicy.total-size-cap", "Raise the cap");
	}

	@Test
	void keepsTheEarlyLineWhenTheStartFails() {
		ForkedJvm.Result result = application().option("-Dspyglass.logging.schema=nonsense").run();
		assertThat(result.messages()).first().isEqualTo("static initialiser");
	}

	@Test
	void writesJsonWithoutOpenTelemetry() {
		ForkedJvm.Result result = application().without("opentelemetry").run();
		assertThat(result.err()).isEmpty();
		assertThat(result.messages()).contains("running well").endsWith("closing");
	}

	@Test
	void startsWithoutLogback() {
		ForkedJvm.Result result = application().without("logback", "logstash").run();
		assertThat(result.exitCode()).isZero();
		assertThat(result.err()).doesNotContain("NoClassDefFoundError");
	}

	@Test
	void showsTheConsoleToPeopleByProperty() {
		String out = application().option("-Dspyglass.logging.format=console").run().out();
		assertThat(out).contains("Application: static initialiser")
			.contains("Application: running well answer=42")
			.contains(":: Spring Boot ::");
	}

	private ForkedJvm withUsersFile(String name) throws IOException {
		Files.writeString(this.folder.resolve(name), configuration());
		return application().with(this.folder);
	}

	private static String configuration() {
		return """
				<configuration>
					<appender name="MINE" class="ch.qos.logback.core.ConsoleAppender">
						<encoder><pattern>users %m%n</pattern></encoder>
					</appender>
					<root level="INFO"><appender-ref ref="MINE"/></root>
				</configuration>
				""";
	}

	private static ForkedJvm application() {
		return ForkedJvm.of(LoggingForkApplication.class).arguments("--spring.application.name=orders");
	}

}
