import { startProduct } from './product.ts';
import type { Row } from './row.ts';
import { median, timed } from './statistics.ts';

const rounds = 300;
const warmUp = 60;

/** What the server adds to a read of Jira: one issue through it against the same issue straight from the sandbox. */
export async function measureJiraRead(): Promise<Row[]> {
  const product = await startProduct();
  try {
    const key = [...product.sandbox.site.issues.values()][0]?.key;
    const through = async () => {
      const answer = await fetch(`${product.app.url}/api/jira/issues/${key}`, {
        headers: { cookie: product.cookie },
      });
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      await answer.json();
    };
    // Straight means: what the server itself asks for, so that both sides move the same data.
    const { siteUrl, username, token } = product.sandbox.apiToken;
    const authorization = `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
    const before = product.sandbox.calls.length;
    await through();
    const asked = product.sandbox.calls.slice(before).map((call) => `${siteUrl}${call.path}`);
    const straight = async () => {
      await Promise.all(
        asked.map(async (url) => {
          const answer = await fetch(url, { headers: { authorization } });
          if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
          await answer.json();
        }),
      );
    };
    const times: { through: number[]; straight: number[] } = { through: [], straight: [] };
    for (let round = -warmUp; round < rounds; round += 1) {
      const pair = { straight: await timed(straight), through: await timed(through) };
      if (round < 0) continue;
      times.straight.push(pair.straight);
      times.through.push(pair.through);
    }
    return [
      {
        what: `a Jira read through the server (median of ${rounds})`,
        measured: median(times.through),
        baseline: { what: 'the same read straight from the sandbox', value: median(times.straight) },
        limit: { compared: 'added', most: 2 },
        unit: 'ms',
      },
    ];
  } finally {
    await product.stop();
  }
}
