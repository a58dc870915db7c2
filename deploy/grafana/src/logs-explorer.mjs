import { CustomVariableBuilder, TextBoxVariableBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { CHOSEN_LOGS, chart, dashboard, lines, query, row } from './kit.mjs';

const chosen = `{${CHOSEN_LOGS},level=~"$level"}`;
const logs = (options) => chart({ logs: true, ...options });

export default dashboard({
  uid: 'spyglass-logs',
  title: 'Logs explorer',
  description: 'Log lines by service and level, searched by text or by the id of a request, flow or trace.',
  variables: [
    new CustomVariableBuilder('level').label('Level').values('FATAL,ERROR,WARN,INFO,DEBUG,TRACE').multi(true).includeAll(true)
      .allValue('.+').current({ selected: true, text: ['All'], value: ['$__all'] }),
    new TextBoxVariableBuilder('search').label('Text').description('Part of the line, case matters not; empty for all lines').defaultValue(''),
    new TextBoxVariableBuilder('id').label('Id').description('Request, correlation or trace id; empty for all lines').defaultValue(''),
  ],
  panels: [
    row('How much'),
    logs({ title: 'Lines by level', unit: 'short', width: 12, stacked: true, bars: true, calcs: ['sum'],
      description: 'Lines that arrived, by level.',
      colors: { 'FATAL|ERROR': 'red', WARN: 'orange', INFO: 'green', 'DEBUG|TRACE': 'blue' },
      queries: [query(`sum by (level) (count_over_time(${chosen}[$__interval]))`, '{{level}}')] }),
    logs({ title: 'Lines by service', unit: 'short', width: 12, stacked: true, bars: true, calcs: ['sum'],
      description: 'Lines that arrived, by service. A service that is silent although it has requests has lost its way to Loki.',
      queries: [query(`sum by (service) (count_over_time(${chosen}[$__interval]))`, '{{service}}')] }),

    row('The lines'),
    lines({ title: 'Lines', max: 1000, height: 16,
      description: 'What was chosen above. Open a line for all its fields; trace_id leads to the trace.',
      query: `${chosen} |~ "(?i)$search" |= "$id" | json | line_format "{{.message}}  {{.error_type}} {{.error_message}}"` }),

    row('What goes wrong'),
    logs({ title: 'Errors by type', unit: 'short', width: 12, bars: true, stacked: true, calcs: ['sum'],
      description: 'The ten most frequent exceptions on lines at ERROR and FATAL.',
      queries: [query(`topk(10, sum by (service, error_type) (count_over_time({${CHOSEN_LOGS},level=~"ERROR|FATAL"} | json | error_type!="" [$__interval])))`, '{{service}} {{error_type}}')] }),
    logs({ title: 'Errors by fingerprint', unit: 'short', width: 12, bars: true, stacked: true, calcs: ['sum'],
      description: 'The same error has the same fingerprint in the next release; a new one is a new error.',
      queries: [query(`topk(10, sum by (service, error_fingerprint) (count_over_time({${CHOSEN_LOGS},level=~"ERROR|FATAL"} | json | error_fingerprint!="" [$__interval])))`, '{{service}} {{error_fingerprint}}')] }),
    logs({ title: 'Warnings and errors by logger', unit: 'short', width: 12, bars: true, stacked: true, calcs: ['sum'],
      description: 'The ten loggers that complain most.',
      queries: [query(`topk(10, sum by (logger) (count_over_time({${CHOSEN_LOGS},level=~"WARN|ERROR|FATAL"} | json [$__interval])))`, '{{logger}}')] }),
    logs({ title: 'What Spyglass reports', unit: 'short', width: 12, bars: true, stacked: true, calcs: ['sum'], runbook: ['LogDrops', 'HealthFlapping'],
      description: 'Changes of health, dropped lines and capped meters.',
      queries: [query(`sum by (service, event) (count_over_time({${CHOSEN_LOGS}} | json | event=~"health[.]changed|log[.]dropped|cardinality[.]capped" [$__interval]))`, '{{service}} {{event}}')] }),

    row('Requests, as logged'),
    logs({ title: 'Requests by status', unit: 'short', width: 12, bars: true, stacked: true, calcs: ['sum'],
      description: 'Events request.completed by status. With sampling of healthy traffic it is less than there was: meters know all.',
      colors: { '^5': 'red', '^4': 'orange', '^3': 'blue', '^2': 'green' },
      queries: [query(`sum by (http_status) (count_over_time({${CHOSEN_LOGS}} |= "request.completed" | json | event="request.completed" [$__interval]))`, '{{http_status}}')] }),
    logs({ title: 'Slowest requests by route', unit: 'ms', width: 12,
      description: 'The longest request of each route.',
      queries: [query(`topk(10, max by (http_route) (max_over_time({${CHOSEN_LOGS}} |= "request.completed" | json | event="request.completed" | unwrap duration_ms | __error__="" [$__interval])))`, '{{http_route}}')] }),
    lines({ title: 'Failed and slow requests', max: 200,
      description: 'Requests that were answered with 5xx, took more than a second, or whose client went away.',
      query: `{${CHOSEN_LOGS}} |= "request.completed" | json | event="request.completed" | http_status>=500 or duration_ms>1000 or outcome="aborted" | line_format "{{.message}}  {{.http_path}}  {{.request_id}}"` }),
  ],
});
