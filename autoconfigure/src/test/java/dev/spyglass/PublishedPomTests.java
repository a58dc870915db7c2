/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the poms to what Maven Central demands of those that are published, and the
 * others to staying at home.
 */
class PublishedPomTests {

	private static final String PARENT = "pom.xml";

	private static final Set<String> PUBLISHED = Set.of("autoconfigure", "starter");

	@ParameterizedTest
	@ValueSource(strings = { PARENT, "autoconfigure/pom.xml", "starter/pom.xml" })
	void saysWhatItIs(String file) throws Exception {
		Element pom = read(file);
		assertThat(text(pom, "name")).isNotBlank();
		assertThat(text(pom, "description")).isNotBlank();
	}

	@Test
	void theParentSaysTheRestForAll() throws Exception {
		Element parent = read(PARENT);
		assertThat(text(parent, "url")).startsWith("https://");
		assertThat(text(parent, "licenses", "license", "name")).isEqualTo("Apache-2.0");
		assertThat(text(parent, "licenses", "license", "url")).startsWith("https://");
		assertThat(text(parent, "developers", "developer", "name")).isNotBlank();
		assertThat(text(parent, "scm", "connection")).startsWith("scm:git:https://").endsWith(".git");
		assertThat(text(parent, "scm", "developerConnection")).startsWith("scm:git:").endsWith(".git");
		assertThat(text(parent, "scm", "url")).startsWith("https://");
	}

	@Test
	void noModuleHangsItsNameOnThoseAddresses() throws Exception {
		Element parent = read(PARENT);
		assertThat(parent.getAttribute("child.project.url.inherit.append.path")).isEqualTo("false");
		assertThat(List.of("connection", "developerConnection", "url")).allSatisfy((address) -> assertThat(
				child(parent, "scm").getAttribute("child.scm." + address + ".inherit.append.path"))
			.isEqualTo("false"));
	}

	@Test
	void whatIsNotForUsersIsNeverPublished() throws Exception {
		assertThat(children(child(read(PARENT), "modules"))).map(Element::getTextContent)
			.filteredOn((module) -> !PUBLISHED.contains(module))
			.containsExactly("sample-app");
		assertThat(Path.of("pom.xml")).content().as("a jar of tests would be published").doesNotContain("test-jar");
		for (String file : List.of("sample-app/pom.xml", "benchmarks/pom.xml")) {
			assertThat(text(read(file), "properties", "skipPublishing")).as(file).isEqualTo("true");
			assertThat(text(read(file), "properties", "maven.deploy.skip")).as(file).isEqualTo("true");
		}
	}

	@Test
	void aReleaseIsReproducible() throws Exception {
		assertThat(text(read(PARENT), "properties", "project.build.outputTimestamp")).matches("20\\d\\d-.*Z");
	}

	private static Element read(String file) throws Exception {
		return DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(Path.of("..", file).toFile())
			.getDocumentElement();
	}

	private static String text(Element element, String... path) {
		Element found = element;
		for (String name : path) {
			found = child(found, name);
		}
		return found.getTextContent().strip();
	}

	private static Element child(Element element, String name) {
		return children(element).stream()
			.filter((child) -> child.getTagName().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError(element.getTagName() + " has no " + name));
	}

	private static List<Element> children(Element element) {
		return IntStream.range(0, element.getChildNodes().getLength())
			.mapToObj(element.getChildNodes()::item)
			.filter((node) -> node.getNodeType() == Node.ELEMENT_NODE)
			.map(Element.class::cast)
			.toList();
	}

}
