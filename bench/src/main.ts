import { measureBuiltInTurn } from './built-in-turn.ts';
import { measureJiraRead } from './jira-read.ts';
import { measureLargeSite } from './large-site.ts';
import { measureModelTokens } from './model-tokens.ts';
import { measureQuestionCost } from './question-cost.ts';
import { format, passes, type Row } from './row.ts';
import { measureServerStart } from './server-start.ts';
import { measureStreams } from './streams.ts';
import { measureDueScan, measureVault } from './vault-load.ts';

const benchmarks: Record<string, () => Promise<Row[]>> = {
  'jira-read': measureJiraRead,
  'large-site': measureLargeSite,
  'built-in-turn': measureBuiltInTurn,
  'question-cost': measureQuestionCost,
  'model-tokens': measureModelTokens,
  streams: measureStreams,
  start: measureServerStart,
  vault: measureVault,
  'due-scan': measureDueScan,
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benchmarks);
let missed = 0;
for (const name of names) {
  const measure = benchmarks[name];
  if (measure === undefined) {
    console.error(`There is no benchmark "${name}"; there are: ${Object.keys(benchmarks).join(', ')}.`);
    process.exit(2);
  }
  for (const row of await measure()) {
    console.log(format(row));
    if (!passes(row)) missed += 1;
  }
}
if (missed > 0) {
  console.error(`${missed} over the limit.`);
  process.exitCode = 1;
}
