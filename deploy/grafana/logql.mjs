// Parses LogQL with Grafana's own grammar: takes a JSON array of queries, prints a JSON array of what is wrong with each.
import { parser } from '@grafana/lezer-logql';
import { readFileSync } from 'node:fs';

const complaint = (query) => {
  let found = null;
  parser.parse(query).iterate({
    enter: (node) => {
      if (node.type.isError && found === null) {
        found = `does not parse at ${node.from}: ${query.slice(node.from, node.from + 40)}`;
      }
    },
  });
  return found;
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(complaint)));
