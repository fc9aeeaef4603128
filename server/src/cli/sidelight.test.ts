import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CommandUnderTest, temporaryFolder } from './command-under-test.ts';

let home: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  home = await temporaryFolder();
});
afterAll(() => home.remove());

const run = (args: readonly string[], environment: Record<string, string> = {}, folder = home.folder) => {
  const command = new CommandUnderTest(args, environment, folder);
  onTestFinished(() => command.kill());
  return command.outcome;
};

describe('sidelight', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('%j shows what it can do', async (args) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stderr]).toEqual([0, '']);
    for (const command of ['serve', 'check', 'login', 'help'])
      expect(stdout).toContain(`sidelight ${command}`);
  });

  it.each([
    [['dance'], 'There is no command "dance".'],
    [['constructor'], 'There is no command "constructor".'],
    [['__proto__'], 'There is no command "__proto__".'],
    [['serve', '--port', '1'], "Unknown option '--port'"],
    [['check', '--colour'], "Unknown option '--colour'"],
    [['tokens'], 'tokens list, tokens show'],
    [['tokens', 'show'], 'tokens show needs ID'],
    [['completion', 'tcsh'], 'bash, zsh, fish, powershell'],
    [['login', 'now'], "Unexpected argument 'now'"],
  ])('%j is answered with what is wrong, the help and 2', async (args, sentence) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('sidelight serve');
  });
});

describe('a start that cannot succeed ends with one message and a code', () => {
  const serveWith = async (environment: Record<string, string>, folder?: string) => {
    const outcome = await run(['serve'], { PORT: '0', DEMO_PORT: '0', ...environment }, folder);
    // A stack trace would hide what is wrong.
    expect(outcome.stderr).not.toMatch(/^\s+at /m);
    return outcome;
  };

  it('wrong settings in .env, all at once, without their values', async () => {
    const { folder, remove } = await temporaryFolder();
    onTestFinished(remove);
    const wrong =
      'PORT=99999\nJIRA_URL=http://jira.example\nSIDELIGHT_KEYS=my-secret-key\nACCESS_KEY=short\n';
    await writeFile(path.join(folder, '.env'), wrong);
    const { code, stderr } = await run(['serve'], {}, folder);
    expect(code).toBe(2);
    for (const name of ['PORT', 'JIRA_URL', 'JIRA_USERNAME', 'SIDELIGHT_KEYS', 'ACCESS_KEY'])
      expect(stderr).toContain(`- ${name} `);
    expect(stderr).not.toMatch(/my-secret-key|short\n/);
  });

  it('a .env that cannot be read', async () => {
    const { folder, remove } = await temporaryFolder();
    onTestFinished(remove);
    await mkdir(path.join(folder, '.env'));
    const { code, stderr } = await serveWith({}, folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining('.env cannot be read')]);
  });

  it("a port in use, its own or the demo's", async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const taken = String((other.address() as AddressInfo).port);
    for (const environment of [{ HOST: '127.0.0.1', PORT: taken }, { DEMO_PORT: taken }]) {
      const { code, stderr } = await serveWith({ DATABASE_URL: ':memory:', ...environment });
      expect([code, stderr]).toEqual([1, expect.stringMatching(/already uses the address.*set PORT/)]);
    }
  });

  it("an address that is not this computer's", async () => {
    const { code, stderr } = await serveWith({ DATABASE_URL: ':memory:', HOST: '203.0.113.1' });
    expect([code, stderr]).toEqual([1, expect.stringContaining('Correct HOST and PORT')]);
  });

  it('a database that is none, or that cannot be opened', async () => {
    await writeFile(
      path.join(home.folder, 'text.db'),
      'This is a text, and long enough to be looked at.\n'.repeat(30),
    );
    await mkdir(path.join(home.folder, 'folder.db'));
    for (const file of ['text.db', 'folder.db']) {
      const { code, stderr } = await serveWith({ DATABASE_URL: file });
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/database .* cannot be used[\s\S]*DATABASE_URL/),
      ]);
    }
  });

  it('a damaged key file, which is not shown', async () => {
    await writeFile(path.join(home.folder, 'keys.db.key'), 'k1:dGhlIHNlY3JldA==\n');
    const { code, stderr } = await serveWith({ DATABASE_URL: 'keys.db' });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/keys\.db\.key cannot be used[\s\S]*backup/)]);
    expect(stderr).not.toContain('dGhlIHNlY3JldA');
  });

  it("a damaged file of the demo's sign-ins", async () => {
    const { folder, remove } = await temporaryFolder();
    onTestFinished(remove);
    await writeFile(path.join(folder, 'demo-jira.json'), '{broken');
    const { code, stderr } = await serveWith({ DATABASE_URL: path.join(folder, 'sidelight.db') });
    expect([code, stderr]).toEqual([1, expect.stringContaining('delete it to start anew')]);
  });
});
