import { readFileSync } from 'node:fs';
import path from 'node:path';
import { errorRegistry } from '@sidelight/contract';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('docs/errors.md is the registry', () => {
  const rows = [
    ...read('docs/errors.md').matchAll(/^\| `([a-z.-]+)`\s*\|\s*(\d+)\s*\|\s*(.*?)\s*\|\s*(.*?)\s*\|$/gm),
  ];
  const documented = Object.fromEntries(
    rows.map(([, code, status, title, advice]) => [code, { status: Number(status), title, advice }]),
  );
  expect(documented).toEqual(errorRegistry);
});

test('README.md and .env.example name exactly the settings that are read', () => {
  const readers = ['server/src/config.ts', 'server/src/model-settings.ts'].map(read).join('\n');
  const settings = [...readers.matchAll(/read\.\w+\(\s*'([A-Z_]+)'/g)].map(([, name]) => name);
  const ofEachModel = [...readers.matchAll(/read\.\w+\(\s*`\$\{prefix\}([A-Z_]+)`/g)].map(([, name]) => name);
  const wanted = [...new Set([...settings, ...ofEachModel.map((name) => `MODEL_${name}`)])].sort();
  const example = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  const table = [...read('README.md').matchAll(/^\| `([A-Z_]+)`\s*\|/gm)].map(([, name]) => name);
  const second = [...read('.env.example').matchAll(/^MODEL_2_([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(example.sort()).toEqual(wanted);
  expect(second.sort()).toEqual([...new Set(ofEachModel)].sort());
  expect(table.sort()).toEqual(wanted);
});

test('every link from one document to another leads somewhere', () => {
  const documents = [
    'README.md',
    'CONTRIBUTING.md',
    'docs/architecture.md',
    'docs/OAUTH2.md',
    'docs/TOKEN_DASHBOARD.md',
    'docs/errors.md',
    'docs/models.md',
    'docs/operations.md',
    'docs/security.md',
  ];
  const dead = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, target]) => path.join(root, path.dirname(file), target ?? ''))
      .filter((target) => !exists(target))
      .map((target) => `${file}: ${path.relative(root, target)}`),
  );
  expect(dead).toEqual([]);
});

describe.each(['docs/OAUTH2.md', 'docs/TOKEN_DASHBOARD.md', 'docs/security.md'])('%s', (file) => {
  const blocks = blocksOf(read(file));

  test('names for each claim a test that there is', () => {
    expect(blocks.length).toBeGreaterThan(10);
    const shown = (block: string) => [...block.matchAll(/<!-- shown by (\S+): (.+?) -->/g)];
    const unfounded = blocks.filter(
      (block) =>
        !/<!-- (Atlassian's page|no claim) -->/.test(block) &&
        (shown(block).length === 0 ||
          !shown(block).every(([, test = '', title = '']) => hasTest(test, title))),
    );
    expect(unfounded).toEqual([]);
  });
});

/** What a document says: its paragraphs, the items of its lists, the rows of its tables; not headings, pictures or code. */
function blocksOf(text: string): string[] {
  const prose = text.replace(/^ *```[\s\S]*?^ *```$/gm, '').split(/\n{2,}/);
  return prose.flatMap((part) => {
    const lines = part.trim();
    if (lines === '' || /^(#|!\[)/.test(lines)) return [];
    if (lines.startsWith('|')) {
      const rows = lines.split('\n').slice(2);
      // A table of routes is one claim, made by what stands before it.
      return rows.filter((row) => !row.startsWith('| `'));
    }
    return lines.split(/^(?=(?:[-*]|\d+\.) )/m);
  });
}

/** Whether the file has a test of that title, word for word. */
function hasTest(file: string, title: string): boolean {
  const text = exists(path.join(root, file)) ? read(file) : '';
  return ["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote}`));
}

function exists(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EISDIR';
  }
}
