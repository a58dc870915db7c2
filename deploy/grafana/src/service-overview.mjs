import { CHOSEN, CHOSEN_LOGS, TRAFFIC, chart, dashboard, lines, quantile, query, rate, row, stat, table, traced } from './kit.mjs';

const requests = `http_server_requests_seconds_count{${TRAFFIC}}`;
const failed = `http_server_requests_seconds_count{status=~"5..",${TRAFFIC}}`;
const durations = `http_server_requests_seconds_bucket{${TRAFFIC}}`;

export default dashboard({
  uid: 'spyglass-service-overview',
  title: 'Service overview',
  description: 'Rate, errors and duration of a service, what it calls, and what it runs short of. Start here.',
  panels: [
    row('Now'),
    stat({ title: 'Requests', unit: 'reqps', decimals: 1,
      description: 'Requests a second, without probes and scrapes.',
      queries: query(`sum(${rate(requests)})`, 'requests') }),
    stat({ title: 'Failed', unit: 'percentunit', decimals: 2, limit: { warn: 0.01, bad: 0.05 }, runbook: 'HighErrorRate', none: 'no requests',
      description: 'Share of the requests that were answered with 5xx.',
      queries: query(`(sum(${rate(failed)}) or vector(0)) / (sum(${rate(requests)}) > 0)`, 'failed') }),
    stat({ title: 'P95', unit: 's', limit: { warn: 0.5, bad: 1 }, runbook: 'SlowRequests', none: 'no requests',
      description: '95 of 100 requests were answered at least this fast.',
      queries: query(quantile(0.95, [], durations), 'P95') }),
    stat({ title: 'Instances', unit: 'short', limit: { warn: 1, below: true }, runbook: ['ServiceDown', 'InstanceDown'],
      description: 'Instances that answered the last scrape.',
      queries: query(`sum(up{${CHOSEN}})`, 'up') }),
    stat({ title: 'Fullest queue', unit: 'percentunit', decimals: 0, limit: { warn: 0.5, bad: 0.8 }, runbook: 'QueueBacklog', none: 'no limits',
      description: 'Share of its capacity that the fullest queue holds; queues without a limit do not count.',
      queries: query(`max(queue_depth{${CHOSEN}} / queue_capacity{${CHOSEN}})`, 'full') }),
    stat({ title: 'Alerts', unit: 'short', limit: { warn: 1, bad: 1 }, none: '0',
      description: 'Alerts that fire for what is chosen above.',
      queries: query('count(ALERTS{alertstate="firing",environment=~"$environment",service=~"$service"}) or vector(0)', 'firing') }),

    row('Requests: rate, errors, duration'),
    chart({ title: 'Rate by service', unit: 'reqps', width: 8,
      description: 'Requests a second, without probes and scrapes.',
      queries: [query(`sum by (environment, service) (${rate(requests)})`, '{{service}} {{environment}}')] }),
    chart({ title: 'Failed by service', unit: 'percentunit', width: 8, max: 1, limit: { warn: 0.01, bad: 0.05 }, runbook: 'HighErrorRate',
      description: 'Share of the requests that were answered with 5xx. The alert fires above 5%.',
      queries: [query(`(sum by (environment, service) (${rate(failed)}) or 0 * sum by (environment, service) (${rate(requests)}))
  / (sum by (environment, service) (${rate(requests)}) > 0)`, '{{service}} {{environment}}')] }),
    chart({ title: 'Duration', unit: 's', width: 8, limit: { bad: 1 }, runbook: 'SlowRequests',
      description: 'Half, 95% and 99% of the requests were answered at least this fast. The dots are traces of single requests.',
      queries: [traced(quantile(0.5, [], durations), 'P50'), traced(quantile(0.95, [], durations), 'P95'), traced(quantile(0.99, [], durations), 'P99')] }),

    row('By route'),
    table({ title: 'Routes', unit: 'short', width: 24, height: 9, runbook: ['HighErrorRate', 'SlowRequests'],
      description: 'The twenty busiest routes of the last five minutes. Templates, never raw paths.',
      queries: [
        query(`topk(20, sum by (service, method, uri) (rate(http_server_requests_seconds_count{${TRAFFIC}}[5m])))`),
        query(`sum by (service, method, uri) (rate(http_server_requests_seconds_count{status=~"5..",${TRAFFIC}}[5m]))`),
        query(`histogram_quantile(0.95, sum by (service, method, uri, le) (rate(http_server_requests_seconds_bucket{${TRAFFIC}}[5m])))`),
      ],
      columns: { 'Value #A': 'Requests', 'Value #B': 'Failed', 'Value #C': 'P95', service: 'Service', method: 'Method', uri: 'Route' },
      units: { Requests: 'reqps', Failed: 'reqps', P95: 's' } }),
    chart({ title: 'Answers by status', unit: 'reqps', width: 12, stacked: true,
      description: 'Requests a second by status; one code a line, so that 429 and 404 can be told apart.',
      colors: { '^5': 'red', '^4': 'orange', '^3': 'blue', '^2': 'green' },
      queries: [query(`sum by (status) (${rate(requests)})`, '{{status}}')] }),
    chart({ title: 'P95 by route', unit: 's', width: 12, limit: { bad: 1 }, runbook: 'SlowRequests',
      description: 'The ten slowest routes. The dots are traces of single requests.',
      queries: [traced(`topk(10, ${quantile(0.95, ['service', 'uri'], durations)})`, '{{service}} {{uri}}')] }),

    row('Errors'),
    chart({ title: 'Errors by exception', unit: 'cps', width: 12, stacked: true, runbook: 'HighErrorRate',
      description: 'Errors a second, each counted once wherever it was met: in a request, a task, a listener, a scheduled run or a log line.',
      queries: [query(`sum by (component, exception) (${rate(`application_errors_total{${CHOSEN}}`)})`, '{{component}}: {{exception}}')] }),
    lines({ title: 'Latest errors', width: 12, height: 8, max: 100,
      description: 'Lines at ERROR and FATAL. Open one to reach its trace.',
      query: `{${CHOSEN_LOGS},level=~"ERROR|FATAL"} | json | line_format "{{.service}}  {{.message}}  {{.error_type}} {{.error_message}}"` }),

    row('What it calls'),
    chart({ title: 'Calls', unit: 'reqps', width: 8,
      description: 'Requests a second that the service sent, by the host it called.',
      queries: [query(`sum by (service, client_name) (${rate(`http_client_requests_seconds_count{${CHOSEN}}`)})`, '{{service}} → {{client_name}}')] }),
    chart({ title: 'Failed calls', unit: 'percentunit', width: 8, max: 1, limit: { warn: 0.01, bad: 0.05 },
      description: 'Share of the calls that were answered with 5xx or not at all.',
      queries: [query(`(sum by (service, client_name) (${rate(`http_client_requests_seconds_count{outcome=~"SERVER_ERROR|UNKNOWN",${CHOSEN}}`)})
  or 0 * sum by (service, client_name) (${rate(`http_client_requests_seconds_count{${CHOSEN}}`)}))
  / (sum by (service, client_name) (${rate(`http_client_requests_seconds_count{${CHOSEN}}`)}) > 0)`, '{{service}} → {{client_name}}')] }),
    chart({ title: 'P95 of calls', unit: 's', width: 8,
      description: '95 of 100 calls were answered at least this fast. The dots are traces of single calls.',
      queries: [traced(quantile(0.95, ['service', 'client_name'], `http_client_requests_seconds_bucket{${CHOSEN}}`), '{{service}} → {{client_name}}')] }),
  ],
});
