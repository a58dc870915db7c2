/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch;

import java.net.http.HttpResponse;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(OutputCaptureExtension.class)
class BatchBadInputTests {

	private final JdbcClient database;

	@LocalServerPort
	private int port;

	private BatchClient client;

	BatchBadInputTests(JdbcClient database) {
		this.database = database;
	}

	@BeforeEach
	void connect() {
		this.client = new BatchClient(this.port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{\"model\":", "[]", "null", "{\"model\":\"echo\",\"requests\":\"x\"}",
			"{\"model\":\"echo\",\"requests\":[1]}" })
	void refusesWhatIsNotTheJsonOfABatch(String body) {
		HttpResponse<String> response = this.client.submit(body);
		assertProblem(response, 400);
		assertThat(JsonPath.<String>read(response.body(), "$.detail"))
			.startsWith("The body is not the JSON of a batch");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                                                                  | model
					{"model":" ","requests":[{"custom_id":"a","input":"x"}]}                            | model
					{"model":"gpt","requests":[{"custom_id":"a","input":"x"}]}                          | model
					{"model":"echo"}                                                                    | requests
					{"model":"echo","requests":[]}                                                      | requests
					{"model":"echo","requests":[null]}                                                  | requests[0]
					{"model":"echo","requests":[{"input":"x"}]}                                         | requests[0].custom_id
					{"model":"echo","requests":[{"custom_id":"","input":"x"}]}                          | requests[0].custom_id
					{"model":"echo","requests":[{"custom_id":"a","input":""}]}                          | requests[0].input
					{"model":"echo","requests":[{"custom_id":"a","input":"\\u0000"}]}                   | requests[0].input
					{"model":"echo","requests":[{"custom_id":"a","input":"x"},{"custom_id":"a","input":"y"}]} | requests[1].custom_id
					""")
	void namesTheFieldThatIsWrong(String body, String field) {
		HttpResponse<String> response = this.client.submit(body);
		assertProblem(response, 400);
		assertThat(JsonPath.<List<String>>read(response.body(), "$.errors[*].field")).contains(field);
	}

	@Test
	void refusesAnInputThatIsTooLong() {
		assertProblem(this.client.submit("{\"model\":\"echo\",\"requests\":[{\"custom_id\":\"a\",\"input\":\"%s\"}]}"
			.formatted("x".repeat(8_193))), 400);
	}

	@Test
	void namesOnlyTheFirstOfManyErrors() {
		HttpResponse<String> response = this.client
			.submit(BatchClient.batch("echo", 1_000).replace("prompt", "\\u0000"));
		assertThat(JsonPath.<String>read(response.body(), "$.detail")).isEqualTo("1000 values are invalid");
		assertThat(JsonPath.<List<String>>read(response.body(), "$.errors[*].field")).hasSize(20);
	}

	@Test
	void refusesOneRequestTooMany() {
		HttpResponse<String> response = this.client.submit(BatchClient.batch("echo", 50_001));
		assertProblem(response, 413);
		assertThat(JsonPath.<String>read(response.body(), "$.detail"))
			.isEqualTo("A batch has at most 50,000 requests, this one has 50,001");
	}

	@Test
	void refusesABodyThatIsTooLarge() {
		String input = "x".repeat(8_000);
		assertProblem(this.client.submit(BatchClient.batch("echo", 4_300).replace("prompt", input)), 413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/batches/unknown", "/v1/batches/batch_00000000000000000000000000000000",
			"/v1/batches/%F0%9F%94%AD", "/v1/batches/unknown/results", "/v1/unknown" })
	void knowsNothingOfAnUnknownId(String path) {
		assertProblem(this.client.get(path), 404);
	}

	@Test
	void cannotCancelWhatItDoesNotKnow() {
		assertProblem(this.client.post("/v1/batches/unknown/cancel", ""), 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "size=0", "size=101", "size=x", "page=-1", "page=10001" })
	void refusesAPageThatCannotBe(String query) {
		assertProblem(this.client.get("/v1/batches?" + query), 400);
	}

	@Test
	void refusesAnotherMediaType() {
		assertProblem(this.client.post("/v1/batches", "x", "Content-Type", "text/plain"), 415);
	}

	@Test
	void refusesAnotherMethod() {
		assertProblem(this.client.post("/v1/batches/unknown", "{}"), 405);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			/v1/batches                | {
			/v1/batches                | {}
			/v1/batches/unknown/cancel | {}
			/v1/batches/unknown        | {}
			/v1/unknown                | {}
			/tokenizer/v1/counts       | {}
			""")
	void saysOneLineAboutARefusal(String path, String body, CapturedOutput output) {
		this.client.get("/v1/batches");
		int before = output.getAll().length();
		HttpResponse<String> response = this.client.post(path, body);
		assertThat(response.statusCode()).isBetween(400, 499);
		assertThat(output.getAll().substring(before).lines().filter((line) -> line.contains("Request refused")))
			.hasSize(1);
	}

	@Test
	void savesNothingOfWhatItRefuses() {
		long before = rows();
		this.client.submit(BatchClient.batch("gpt", 10));
		this.client.submit(BatchClient.batch("echo", 50_001));
		this.client.submit(BatchClient.batch("echo", 10).replace("r9", "r8"));
		assertThat(rows()).isEqualTo(before);
	}

	private long rows() {
		return this.database.sql("select (select count(*) from batch) + (select count(*) from batch_request)")
			.query(Long.class)
			.single();
	}

	private static void assertProblem(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(JsonPath.<Integer>read(response.body(), "$.status")).isEqualTo(status);
	}

}
