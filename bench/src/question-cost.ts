import { ask } from './ask.ts';
import { startProduct } from './product.ts';
import type { Row } from './row.ts';
import { typicalQuestions } from './typical-questions.ts';

/** What each typical question asks of Jira, beside the least that its answer needs. */
export async function measureQuestionCost(): Promise<Row[]> {
  const product = await startProduct();
  const { meter, usage, connections } = product.app.services;
  try {
    const [connection] = await connections.list(1);
    const used = async () => {
      await meter.write();
      const hours = await usage.of(connection?.id ?? '', 0);
      return hours.reduce((sum, { points }) => sum + points, 0);
    };
    // What is remembered of a site is asked once for many questions.
    for (const { text } of typicalQuestions) await ask(product, text);
    const costs: { text: string; calls: number; points: number; paths: string[] }[] = [];
    for (const { text } of typicalQuestions) {
      product.sandbox.clearCalls();
      const before = await used();
      await ask(product, text);
      costs.push({
        text,
        points: (await used()) - before,
        calls: product.sandbox.calls.length,
        paths: product.sandbox.calls.map(
          ({ method, path }) => `${method} ${path.replace(/^.*\/rest\//, '')}`,
        ),
      });
    }
    const sum = (of: 'calls' | 'points') => costs.reduce((total, cost) => total + cost[of], 0);
    const least = (of: 'calls' | 'points') =>
      typicalQuestions.reduce((total, each) => total + each.least[of], 0);
    return [
      {
        what: `points of Jira's quota for ${costs.length} typical questions`,
        measured: sum('points'),
        baseline: { what: 'the least that their answers need', value: least('points') },
        limit: { compared: 'ratio', most: 1.1 },
        unit: 'points',
        details: costs.map(
          ({ text, calls, points }, index) =>
            `${points} points in ${calls} calls (least: ${typicalQuestions[index]?.least.points} in ${typicalQuestions[index]?.least.calls})  ${text}`,
        ),
      },
      {
        what: 'calls for them',
        measured: sum('calls'),
        baseline: { what: 'the least that their answers need', value: least('calls') },
        limit: { compared: 'ratio', most: 1.1 },
        unit: 'calls',
        details: costs.map(({ text, paths }) => `${text}: ${paths.join(', ') || 'none'}`),
      },
    ];
  } finally {
    await product.stop();
  }
}
