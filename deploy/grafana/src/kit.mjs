// What the panels of all dashboards have in common, so that a dashboard reads as a list of questions.
import { AnnotationQueryBuilder, DashboardBuilder, DashboardLinkBuilder, DatasourceVariableBuilder, QueryVariableBuilder,
  RowBuilder, ThresholdsConfigBuilder, DashboardCursorSync, DashboardLinkType, VariableRefresh, VariableSort, VariableHide,
} from '@grafana/grafana-foundation-sdk/dashboard';
import * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';
import * as loki from '@grafana/grafana-foundation-sdk/loki';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';
import * as stats from '@grafana/grafana-foundation-sdk/stat';
import * as logPanels from '@grafana/grafana-foundation-sdk/logs';
import * as tables from '@grafana/grafana-foundation-sdk/table';
import * as common from '@grafana/grafana-foundation-sdk/common';

export const RUNBOOKS = 'https://github.com/spyglass-dev/spyglass/blob/main/docs/runbooks/';

const METRICS = { type: 'prometheus', uid: '${metrics}' };
const LOGS = { type: 'loki', uid: '${logs}' };

/** Matchers of what the variables have chosen, for meters. */
export const CHOSEN = 'environment=~"$environment",service=~"$service",instance=~"$instance"';

/** The same for log lines, whose labels know no instance. */
export const CHOSEN_LOGS = 'environment=~"$environment",service=~"$service"';

/** Requests that are traffic: neither probes nor scrapes. */
export const TRAFFIC = `${CHOSEN},uri!~"/actuator.*|/healthz|/readyz"`;

export const rate = (selector) => `rate(${selector}[$__rate_interval])`;

export const quantile = (q, labels, selector) =>
  `histogram_quantile(${q}, sum by (${['le', ...labels].join(', ')}) (${rate(selector)}))`;

/** A PromQL query with its legend. */
export const query = (expr, legend) => ({ expr, legend });

/** The same, with traces to click on. */
export const traced = (expr, legend) => ({ expr, legend, exemplar: true });

const target = ({ expr, legend, exemplar }, index) => new prometheus.DataqueryBuilder()
  .datasource(METRICS).expr(expr).legendFormat(legend).range().exemplar(Boolean(exemplar)).refId(refId(index));

const instant = ({ expr, legend, table }, index) => new prometheus.DataqueryBuilder()
  .datasource(METRICS).expr(expr).legendFormat(legend ?? '').instant().refId(refId(index))
  .format(table ? 'table' : 'time_series');

const logTarget = ({ expr, legend }, index) => new loki.DataqueryBuilder()
  .datasource(LOGS).expr(expr).legendFormat(legend ?? '').queryType('range').refId(refId(index));

const refId = (index) => String.fromCharCode(65 + index);

const thresholds = ({ warn, bad, below }) => {
  const steps = below
    ? [{ value: null, color: 'red' }, { value: bad, color: 'orange' }, { value: warn, color: 'green' }]
    : [{ value: null, color: 'green' }, { value: warn, color: 'orange' }, { value: bad, color: 'red' }];
  return new ThresholdsConfigBuilder().mode('absolute').steps(steps.filter((step) => step.value !== undefined));
};

const link = (title, url) => new DashboardLinkBuilder(title).type(DashboardLinkType.Link).url(url).targetBlank(true);

const LOGS_OF_THE_SERIES = new DashboardLinkBuilder('Log lines of ${__field.labels.service}')
  .url('/d/spyglass-logs?var-environment=${__field.labels.environment}&var-service=${__field.labels.service}&${__url_time_range}');

const common_ = (panel, { title, description, runbook, width, height, unit, decimals }) => {
  panel.title(title).description(description).span(width ?? 12).height(height ?? 8);
  if (unit) {
    panel.unit(unit);
  }
  if (decimals !== undefined) {
    panel.decimals(decimals);
  }
  if (runbook) {
    panel.links([].concat(runbook).map((alert) => link(`Runbook: ${alert}`, `${RUNBOOKS}${alert}.md`)));
  }
  return panel;
};

/** Lines over time. */
export function chart(options) {
  const logs = options.logs ?? false;
  const panel = common_(new timeseries.PanelBuilder(), options)
    .datasource(logs ? LOGS : METRICS)
    .lineWidth(1).fillOpacity(options.stacked ? 40 : 10).showPoints(common.VisibilityMode.Never)
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Multi).sort(common.SortOrder.Descending))
    .legend(new common.VizLegendOptionsBuilder().displayMode(common.LegendDisplayMode.Table).showLegend(true)
      .placement(common.LegendPlacement.Bottom).calcs(options.calcs ?? ['lastNotNull', 'max']).sortBy('Max').sortDesc(true));
  if (options.min !== null) {
    panel.min(options.min ?? 0);
  }
  if (options.max !== undefined) {
    panel.max(options.max);
  }
  if (options.stacked) {
    panel.stacking(new common.StackingConfigBuilder().mode(common.StackingMode.Normal));
  }
  if (options.bars) {
    panel.drawStyle(common.GraphDrawStyle.Bars);
  }
  if (options.limit) {
    panel.thresholds(thresholds(options.limit))
      .thresholdsStyle(new common.GraphThresholdsStyleConfigBuilder().mode(common.GraphThresholdsStyleMode.Dashed));
  }
  if (!logs && options.queries.some(({ expr }) => /by \([^)]*environment, service/.test(expr))) {
    panel.dataLinks([LOGS_OF_THE_SERIES]);
  }
  for (const [name, color] of Object.entries(options.colors ?? {})) {
    panel.overrideByRegexp(name, [{ id: 'color', value: { mode: 'fixed', fixedColor: color } }]);
  }
  return panel.targets(options.queries.map(logs ? logTarget : target));
}

/** One number, now. */
export function stat(options) {
  return common_(new stats.PanelBuilder(), { width: 4, height: 4, ...options })
    .datasource(METRICS)
    .thresholds(thresholds(options.limit ?? {}))
    .graphMode(common.BigValueGraphMode.Area).colorMode(common.BigValueColorMode.Value)
    .noValue(options.none ?? '-')
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .targets([].concat(options.queries).map(target));
}

/** One row a label set, one column a query. */
export function table(options) {
  const panel = common_(new tables.PanelBuilder(), options)
    .datasource(METRICS).unit(options.unit)
    .targets(options.queries.map((one, index) => instant({ ...one, table: true }, index)))
    .transformations([
      { id: 'merge', options: {} },
      { id: 'organize', options: { excludeByName: { Time: true }, indexByName: {}, renameByName: options.columns } },
    ]);
  for (const [column, unit] of Object.entries(options.units ?? {})) {
    panel.overrideByName(column, [{ id: 'unit', value: unit }]);
  }
  return panel;
}

/** The lines themselves. */
export function lines(options) {
  return common_(new logPanels.PanelBuilder(), { width: 24, height: 12, ...options })
    .datasource(LOGS)
    .showTime(true).wrapLogMessage(false).prettifyLogMessage(false).enableLogDetails(true).showCommonLabels(false)
    .sortOrder(common.LogsSortOrder.Descending).dedupStrategy(common.LogsDedupStrategy.None)
    .targets([logTarget({ expr: options.query }, 0).maxLines(options.max ?? 500)]);
}

export const row = (title) => new RowBuilder(title);

const chosen = (name, label, query, sort = VariableSort.AlphabeticalAsc) => new QueryVariableBuilder(name)
  .label(label).datasource(METRICS).query({ qryType: 1, query, refId: `variable-${name}` }).definition(query)
  .refresh(VariableRefresh.OnTimeRangeChanged).sort(sort).multi(true).includeAll(true)
  // Loki refuses a selector that matches the empty string alone.
  .allValue('.+').current({ selected: true, text: ['All'], value: ['$__all'] });

/** A dashboard with the variables, links and marks that all of them share. */
export function dashboard({ uid, title, description, variables = [], panels }) {
  const builder = new DashboardBuilder(title)
    .uid(uid).description(description).tags(['spyglass']).timezone('browser').readonly()
    .time({ from: 'now-1h', to: 'now' }).refresh('30s').tooltip(DashboardCursorSync.Crosshair)
    .withVariable(new DatasourceVariableBuilder('metrics').label('Metrics').type('prometheus').hide(VariableHide.HideVariable))
    .withVariable(new DatasourceVariableBuilder('logs').label('Logs').type('loki').hide(VariableHide.HideVariable))
    .withVariable(chosen('environment', 'Environment', 'label_values(up{service!=""}, environment)'))
    .withVariable(chosen('service', 'Service', 'label_values(up{environment=~"$environment"}, service)'))
    .withVariable(chosen('instance', 'Instance', 'label_values(up{environment=~"$environment",service=~"$service"}, instance)'))
    .link(new DashboardLinkBuilder('Spyglass').type(DashboardLinkType.Dashboards).tags(['spyglass']).asDropdown(true)
      .includeVars(true).keepTime(true))
    .annotation(new AnnotationQueryBuilder().name('Alerts').enable(true).iconColor('red').datasource(METRICS)
      .expr('max by (alertname, service) (ALERTS{alertstate="firing",environment=~"$environment",service=~"$service"})')
      .titleFormat('{{alertname}}').textFormat('{{service}}').step('60s'))
    .annotation(new AnnotationQueryBuilder().name('Restarts').enable(true).iconColor('blue').datasource(METRICS)
      .expr(`max by (service, instance) (process_start_time_seconds{${CHOSEN}}) * 1000`)
      .useValueForTime(true).titleFormat('Started').textFormat('{{service}} {{instance}}').step('60s'));
  variables.forEach((variable) => builder.withVariable(variable));
  let id = 0;
  for (const panel of panels) {
    if (panel instanceof RowBuilder) {
      builder.withRow(panel.id(++id));
    }
    else {
      builder.withPanel(panel.id(++id));
    }
  }
  return builder.build();
}
