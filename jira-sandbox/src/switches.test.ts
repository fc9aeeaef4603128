import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSwitches, switchDefinitions, switchNames } from './switches.ts';

const documented = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');
const main = readFileSync(new URL('main.ts', import.meta.url), 'utf8');

test('docs/sandbox.md has every option of --help, and every switch with its default', () => {
  const usage = /const USAGE = `([\s\S]*?)`;/.exec(main)?.[1] ?? '';
  const options = new Set(usage.match(/--[a-z][a-z-]*/g));
  expect(options.size).toBeGreaterThan(10);
  expect([...options].filter((option) => !new RegExp(`\`${option}[ \`]`).test(documented))).toEqual([]);
  for (const name of switchNames) {
    const { option, fallback } = switchDefinitions[name];
    const shown = { true: 'on', false: 'off' }[String(fallback)] ?? String(fallback);
    const row = new RegExp(`^\\| \`${name}\` \\| \`--${option}\` \\| \`?${shown}\`? \\|`, 'm');
    expect(documented, name).toMatch(row);
  }
});

test.each([
  [{ omitRefreshTokenOnRefresh: 'yes' }, 'omitRefreshTokenOnRefresh must be true or false, not "yes".'],
  [{ tokenLifetimeSeconds: 0 }, 'tokenLifetimeSeconds must be a number from 0.001'],
  [{ tokenLifetimeSeconds: Number.NaN }, 'tokenLifetimeSeconds must be a number'],
  [{ rateLimitQuota: 1 }, 'rateLimitQuota must be global or tenant, not 1.'],
])('%j is refused', (values, message) => {
  expect(() => readSwitches(values)).toThrow(message);
});
