// Writes the dashboards as Grafana takes them: node build.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node build.mjs FOLDER');
  process.exit(2);
}
// By the SDK's default links and marks would hide in a menu.
const withoutPlacement = (key, value) => (key === 'placement' && value === 'inControlsMenu' ? undefined : value);

mkdirSync(folder, { recursive: true });
for (const name of ['service-overview', 'logs-explorer', 'queues-and-tasks', 'jvm-and-pools', 'telemetry-health']) {
  const { default: dashboard } = await import(`./src/${name}.mjs`);
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(dashboard, withoutPlacement, 2)}\n`);
}
