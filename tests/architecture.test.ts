import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'rolldown/utils';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const rooms = ['contract', 'jql', 'language', 'jira-sandbox', 'server', 'ui', 'extension', 'bench'] as const;
const scope = '@sidelight/';

interface Import {
  /** Repository path with forward slashes. */
  readonly file: string;
  readonly room: string;
  readonly specifier: string;
}

const sources = rooms.flatMap((room) =>
  globSync(`${room}/**/*.{ts,tsx,mts}`, {
    cwd: root,
    exclude: (name) => /^(node_modules|dist|\.output|\.wxt)$/.test(path.basename(name)),
  })
    .filter((file) => !/[\\/](node_modules|dist|\.output|\.wxt)[\\/]/.test(file))
    .map((file) => ({ room, file: file.split(path.sep).join('/') })),
);

function read(file: string) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  return { text, module };
}

const imports: Import[] = sources.flatMap(({ room, file }) => {
  const { text, module } = read(file);
  const specifiers = [
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...module.staticExports.flatMap((statement) =>
      statement.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      text.slice(start, end).replace(/^['"`]|['"`]$/g, ''),
    ),
  ];
  return specifiers.map((specifier) => ({ file, room, specifier }));
});

/** "@scope/name/path" → "@scope/name", "name/path" → "name". */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

const manifestOf = (room: string): Manifest =>
  JSON.parse(readFileSync(path.join(root, room, 'package.json'), 'utf8'));

/** Tests, and what only they run: x.test.ts, x.prove.ts, x.test-rig.ts, x-under-test.ts. */
const isTest = (file: string) => /(\.test|\.prove|\.test-[a-z-]+|-under-test)\.tsx?$/.test(file);

/** "a --> b" of the picture in docs/architecture.md; what is said on a dotted arrow is where alone it may stand. */
function picture(): { arrow: string; dotted: boolean }[] {
  const chart =
    /```mermaid\n([\s\S]*?)```/.exec(readFileSync(path.join(root, 'docs/architecture.md'), 'utf8'))?.[1] ??
    '';
  return [...chart.matchAll(/^ {2}([a-z-]+) (-->|-\. ".*" \.->) ([a-z-]+)$/gm)].map(([, from, line, to]) => ({
    arrow: `${from} → ${to}`,
    dotted: line !== '-->',
  }));
}

describe('the rooms', () => {
  const between = imports.filter(({ specifier }) => specifier.startsWith(scope));
  const target = (specifier: string) => specifier.slice(scope.length).split('/')[0] ?? '';

  test('import each other exactly as the picture in docs/architecture.md shows', () => {
    // A test may look at the sandbox from wherever it stands; the picture is about the product.
    const derived = new Set(
      between
        .filter(({ file }) => !isTest(file))
        .filter(({ room, specifier }) => room !== target(specifier))
        .map(({ room, specifier }) => `${room} → ${target(specifier)}`),
    );
    expect([...derived].sort()).toEqual(
      picture()
        .map(({ arrow }) => arrow)
        .sort(),
    );
  });

  test('follow a dotted arrow only from main.ts and tests', () => {
    const dotted = picture().filter((line) => line.dotted);
    expect(dotted).not.toEqual([]);
    for (const { arrow } of dotted) {
      const [from, to] = arrow.split(' → ');
      const offenders = between
        .filter(({ room, specifier, file }) => room === from && target(specifier) === to && !isTest(file))
        .map(({ file }) => file);
      expect(new Set(offenders)).toEqual(new Set([`${from}/src/main.ts`]));
    }
  });

  test('also keep to the picture in their tests, the sandbox apart', () => {
    const allowed = new Set([
      ...picture().map(({ arrow }) => arrow),
      ...rooms.map((room) => `${room} → jira-sandbox`),
    ]);
    const offenders = between
      .filter(
        ({ room, specifier }) => room !== target(specifier) && !allowed.has(`${room} → ${target(specifier)}`),
      )
      .map(({ file, specifier }) => `${file}: ${specifier}`);
    expect(offenders).toEqual([]);
  });

  test('are entered by their front door, never by a path', () => {
    const deep = between.filter(({ specifier }) => specifier.slice(scope.length).includes('/'));
    const climbing = imports.filter(
      ({ file, room, specifier }) =>
        specifier.startsWith('.') &&
        !path.posix.join(path.posix.dirname(file), specifier).startsWith(`${room}/`),
    );
    expect([...deep, ...climbing].map(({ file, specifier }) => `${file}: ${specifier}`)).toEqual([]);
  });

  test('say what they export', () => {
    const offenders = sources
      .filter(({ file }) => file.endsWith('/index.ts'))
      .filter(({ file }) =>
        read(file).module.staticExports.some((statement) =>
          statement.entries.some((entry) => entry.importName.kind === 'AllButDefault'),
        ),
      );
    expect(offenders.map(({ file }) => file)).toEqual([]);
  });

  test.each(rooms)('%s declares every package it imports, and imports every package it declares', (room) => {
    const { dependencies = {}, devDependencies = {} } = manifestOf(room);
    const imported = new Set(
      imports
        .filter((line) => line.room === room && !/^(\.|node:|virtual:|$)/.test(line.specifier))
        .map(({ specifier, file }) => ({ name: packageOf(specifier), file })),
    );
    const known = { ...dependencies, ...devDependencies, ...manifestOf('.').devDependencies };
    const undeclared = [...imported].filter(({ name }) => !(name in known) && name !== `${scope}${room}`);
    expect(undeclared).toEqual([]);
    const used = new Set([...imported].map(({ name }) => name));
    // Types and build tools are used without an import, the sandbox by the tests that stand outside the rooms.
    const unused = Object.keys(dependencies).filter((name) => !used.has(name));
    expect(unused).toEqual([]);
  });

  test.each([
    ['contract', ['zod']],
    ['jql', []],
    ['language', ['@sidelight/jql', 'chrono-node']],
  ])('%s needs only %j', (room, packages) => {
    const foreign = imports
      .filter((line) => line.room === room && !line.specifier.startsWith('.') && !isTest(line.file))
      .map(({ specifier }) => packageOf(specifier))
      .filter((specifier) => !(packages as string[]).includes(specifier));
    expect(foreign).toEqual([]);
  });
});

test('only config.ts reads the environment of the server', () => {
  const readers = sources
    .filter(({ room, file }) => room === 'server' && !isTest(file))
    .filter(({ file }) => read(file).text.includes('process.env'))
    .map(({ file }) => file);
  expect(readers).toEqual(['server/src/config.ts']);
});

test('no file has a name that tells nothing', () => {
  const offenders = sources.filter(({ file }) =>
    /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.tsx?$)/.test(file),
  );
  expect(offenders).toEqual([]);
});
