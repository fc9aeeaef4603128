import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { developmentKey } from './identity.ts';
import { contentSecurityPolicy, manifest } from './manifest.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const edge = manifest({ browser: 'edge', forStore: false });

test('every permission has its reason in the README, and none is given that is not asked for', () => {
  const section = readme.split('\n## ').find((text) => text.startsWith('Permissions')) ?? '';
  const explained = [...section.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, name]) => name);
  // WXT adds sidePanel by itself because there is an entry of that name.
  const asked = [
    ...(edge.permissions ?? []),
    'sidePanel',
    ...(edge.host_permissions ?? []),
    ...(edge.optional_host_permissions ?? []),
  ];
  expect(explained.toSorted()).toEqual(asked.toSorted());
});

test('only an unpacked build carries the development key: a store gives its own', () => {
  expect(edge.key).toBe(developmentKey);
  expect(manifest({ browser: 'edge', forStore: true }).key).toBeUndefined();
  expect(manifest({ browser: 'firefox', forStore: false }).key).toBeUndefined();
});

test('scripts come from the extension alone', () => {
  expect(contentSecurityPolicy).toContain("default-src 'none'");
  expect(contentSecurityPolicy).toContain("script-src 'self';");
  expect(contentSecurityPolicy).not.toContain('unsafe-eval');
});
