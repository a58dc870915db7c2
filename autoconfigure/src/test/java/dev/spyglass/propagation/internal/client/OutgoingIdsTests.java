/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpServer;
import dev.spyglass.request.internal.RequestScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;
import org.springframework.web.service.registry.ImportHttpServices;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the clients that Boot builds take along, against a real server that
 * answers with the headers it was sent.
 */
class OutgoingIdsTests {

	private static final Map<String, String> IDS = Map.of("request_id", "r-1", "correlation_id", "c-1");

	private static HttpServer server;

	private static String url;

	/**
	 * Closed together, since the first one closed takes Netty's global resources along.
	 */
	private static final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() throws Exception {
		server = HttpServer.create(new java.net.InetSocketAddress("localhost", 0), 0);
		server.createContext("/", (exchange) -> {
			byte[] body = (exchange.getRequestHeaders().get("X-Request-ID") + " "
					+ exchange.getRequestHeaders().get("X-Correlation-ID") + " "
					+ (exchange.getRequestHeaders().get("Traceparent") != null))
				.getBytes();
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
		url = "http://localhost:" + server.getAddress().getPort() + "/";
		context = run();
	}

	@AfterAll
	static void stop() {
		contexts.forEach(ConfigurableApplicationContext::close);
		server.stop(0);
	}

	@Test
	void travelWithRestClient() {
		assertThat(within(() -> restClient(context).get().uri(url).retrieve().body(String.class)))
			.isEqualTo("[r-1] [c-1] true");
	}

	@Test
	void travelWithRestTemplate() {
		RestTemplate template = context.getBean(RestTemplateBuilder.class).build();
		assertThat(within(() -> template.getForObject(url, String.class))).isEqualTo("[r-1] [c-1] true");
	}

	@Test
	void travelWithWebClient() {
		WebClient client = context.getBean(WebClient.Builder.class).build();
		assertThat(within(() -> client.get().uri(url).retrieve().bodyToMono(String.class).block()))
			.isEqualTo("[r-1] [c-1] true");
	}

	@Test
	void travelWithAWebClientThatTheApplicationSubscribesItself() {
		WebClient client = context.getBean(WebClient.Builder.class).build();
		assertThat(within(() -> subscribed(client.get().uri(url).retrieve().bodyToMono(String.class))).join())
			.isEqualTo("[r-1] [c-1] true");
	}

	@Test
	void travelPastAFilterThatWaitsForAnotherThread() {
		WebClient client = context.getBean(WebClient.Builder.class)
			.filters((filters) -> filters.add(0,
					(request, next) -> Mono.delay(Duration.ofMillis(1)).flatMap((i) -> next.exchange(request))))
			.build();
		assertThat(within(() -> subscribed(client.get().uri(url).retrieve().bodyToMono(String.class))).join())
			.isEqualTo("[r-1] [c-1] true");
	}

	@Test
	void travelWithTheReactiveServiceClientThatTheApplicationSubscribesItself() {
		ReactiveDownstream downstream = HttpServiceProxyFactory
			.builderFor(WebClientAdapter.create(context.getBean(WebClient.Builder.class).baseUrl(url).build()))
			.build()
			.createClient(ReactiveDownstream.class);
		assertThat(within(() -> subscribed(downstream.get())).join()).isEqualTo("[r-1] [c-1] true");
	}

	@Test
	void doNotTravelWithACallThatIsSubscribedOutsideOfTheRequest() {
		WebClient client = context.getBean(WebClient.Builder.class).build();
		Mono<String> call = within(() -> client.get().uri(url).retrieve().bodyToMono(String.class));
		assertThat(subscribed(call).join()).startsWith("null null");
	}

	private static CompletableFuture<String> subscribed(Mono<String> call) {
		CompletableFuture<String> result = new CompletableFuture<>();
		call.subscribe(result::complete, result::completeExceptionally);
		return result;
	}

	@Test
	void travelWithHttpServiceClients() {
		Downstream downstream = HttpServiceProxyFactory
			.builderFor(RestClientAdapter.create(context.getBean(RestClient.Builder.class).baseUrl(url).build()))
			.build()
			.createClient(Downstream.class);
		assertThat(within(downstream::get)).isEqualTo("[r-1] [c-1] true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "blocking", "reactive" })
	void travelWithTheHttpServiceClientsOfAGroup(String group) {
		Downstream downstream = context.getBean(HttpServiceProxyRegistry.class).getClient(group, Downstream.class);
		assertThat(within(downstream::get)).isEqualTo("[r-1] [c-1] true");
	}

	@Test
	void doNotReplaceWhatTheApplicationSetInWebClient() {
		WebClient client = context.getBean(WebClient.Builder.class).build();
		assertThat(within(
				() -> client.get().uri(url).header("X-Request-ID", "mine").retrieve().bodyToMono(String.class).block()))
			.startsWith("[mine] ");
	}

	@Test
	void doNotReplaceWhatTheApplicationSetInRestClient() {
		assertThat(within(
				() -> restClient(context).get().uri(url).header("X-Request-ID", "mine").retrieve().body(String.class)))
			.startsWith("[mine] ");
	}

	@Test
	void doNotExistOutsideOfARequest() {
		assertThat(restClient(context).get().uri(url).retrieve().body(String.class)).startsWith("null null");
	}

	@Test
	void stayAtHomeForExcludedHosts() {
		ConfigurableApplicationContext excluding = run("--spyglass.propagation.excluded-hosts=*.org,LOCAL*");
		assertThat(within(() -> restClient(excluding).get().uri(url).retrieve().body(String.class)))
			.startsWith("null null");
		assertThat(within(() -> excluding.getBean(WebClient.Builder.class)
			.build()
			.get()
			.uri(url)
			.retrieve()
			.bodyToMono(String.class)
			.block())).startsWith("null null");
	}

	@Test
	void goUnderAnyName() {
		ConfigurableApplicationContext renaming = run("--spyglass.propagation.request-header=X-Other",
				"--spyglass.propagation.correlation-header=X-Request-ID");
		assertThat(within(() -> restClient(renaming).get().uri(url).retrieve().body(String.class)))
			.startsWith("[c-1] null");
	}

	@Test
	void stayAtHomeWhenSwitchedOff() {
		ConfigurableApplicationContext off = run("--spyglass.propagation.enabled=false");
		assertThat(within(() -> restClient(off).get().uri(url).retrieve().body(String.class))).startsWith("null null");
	}

	private static RestClient restClient(ConfigurableApplicationContext context) {
		return context.getBean(RestClient.Builder.class).build();
	}

	private static <T> T within(Supplier<T> call) {
		try (RequestScope scope = RequestScope.open(IDS)) {
			assertThat(scope).isNotNull();
			return call.get();
		}
	}

	private static ConfigurableApplicationContext run(String... args) {
		ConfigurableApplicationContext started = new SpringApplicationBuilder(Application.class)
			.properties("spring.main.web-application-type=none", "spring.main.banner-mode=off")
			.run(args);
		contexts.add(started);
		return started;
	}

	interface ReactiveDownstream {

		@GetExchange
		Mono<String> get();

	}

	interface Downstream {

		@GetExchange
		String get();

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ImportHttpServices(group = "blocking", types = Downstream.class)
	@ImportHttpServices(group = "reactive", types = Downstream.class,
			clientType = HttpServiceGroup.ClientType.WEB_CLIENT)
	static class Application {

		@Bean
		RestClientHttpServiceGroupConfigurer blockingGroup() {
			return (groups) -> groups.filterByName("blocking").forEachClient((group, builder) -> builder.baseUrl(url));
		}

		@Bean
		WebClientHttpServiceGroupConfigurer reactiveGroup() {
			return (groups) -> groups.filterByName("reactive").forEachClient((group, builder) -> builder.baseUrl(url));
		}

	}

}
