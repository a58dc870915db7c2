package com.example;

import java.util.List;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/** Registers a bean for each name, before auto-configurations add theirs. */
class EverydayNames implements ImportBeanDefinitionRegistrar {

	private static final List<String> NAMES = List.of(
			"cardinalityGuard", "cardinalityGuardCustomizer", "choosyContextPropagators", "chosenFields",
			"chosenFieldsAccessor", "console", "debugTickets", "doctor", "errorIds", "excludedRequestHandler",
			"excludedRequestSamplerCustomizer", "executorQueueMetrics", "executorQueuePostProcessor",
			"exportDeadline", "exports", "foldedTags", "grpcLogRetries", "grpcSpanRetries", "healthChecks",
			"heartbeats", "httpLogRetries", "httpSpanRetries", "levels", "logExportMeters",
			"logExportSettingsCheck", "logRedactionRules", "loggedErrorsInstaller", "managementRequestIdFilter",
			"managementTomcatRequestIdCustomizer", "messageIdsHandler", "monitoredQueuePostProcessor",
			"objectives", "observedTaskIdsHandler", "observedTaskPostProcessor", "otlpLogBridge", "outgoingIds",
			"outgoingIdsFilter", "outgoingIdsHandler", "outgoingIdsWebClientCustomizer",
			"problemDetailIdsConfigurer", "reactiveCallerHeaders", "reactiveProbePathCheck",
			"reactiveRequestPath", "reactiveTaskResult", "recorder", "redaction", "redactionFactory",
			"requestDetailsWebFilter", "requestIdHandlerDecorator", "requestIdMeters", "requestIdResolver",
			"requestIdSpanProcessor", "requestLog", "requestSettings", "requestTraceIdCustomizer", "samples",
			"serviceIdentity", "serviceResource", "servletCallerHeaders", "servletIdentification",
			"servletProbePathCheck", "servletRequestPath", "taskIdsHandler", "taskMeters", "tasks",
			"traceAftermath", "traceExportMeters", "traceExportSettingsCheck", "traceIdSource",
			"traceRedactionMeters", "traceResponse", "traceResponseFilter", "traceResponseWebFilter",
			"traceSampledListener", "tracingUntilTheEnd", "watchedLogRecordProcessor", "watchedSpanProcessor");

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		NAMES.forEach((name) -> registry.registerBeanDefinition(name,
				BeanDefinitionBuilder.genericBeanDefinition(StringBuilder.class).getBeanDefinition()));
	}

}
