import type { Command, Option } from './command.ts';
import { shells } from './shells.ts';

const json: Option = { name: 'json', says: 'for programs' };
const connection: Option = { name: 'connection', value: 'ID', says: 'which one, when there are several' };

/** Every command. Help and the shells' completion are made from this. */
export const commands: readonly Command[] = [
  {
    name: 'serve',
    says: 'run the server (settings come from the environment and .env)',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  {
    name: 'check',
    says: 'is Jira reachable by each configured way in, who am I, which scopes',
    options: [json],
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'check api',
    says: 'walk every kind of read; with --write also make, change and delete a test issue',
    options: [
      connection,
      { name: 'project', value: 'KEY', says: 'where; default the first one' },
      { name: 'write', says: 'create, edit, comment, move and delete a test issue in --project' },
      json,
    ],
    load: async () => (await import('./check-api.ts')).checkApi,
  },
  {
    name: 'check refresh',
    says: 'renew an access token now, and show its old and new end',
    options: [connection, { name: 'watch', says: 'follow what the background renews, until Ctrl+C' }, json],
    load: async () => (await import('./check-refresh.ts')).checkRefresh,
  },
  {
    name: 'login',
    says: 'sign in with Atlassian (OAuth 2.0) from this terminal',
    options: [{ name: 'site', value: 'URL', says: 'which site, when there are several' }, json],
    load: async () => (await import('./login.ts')).login,
  },
  {
    name: 'tokens list',
    says: 'the connections, the one used last first',
    options: [json],
    load: async () => (await import('./tokens-list.ts')).tokensList,
  },
  {
    name: 'tokens show',
    takes: 'ID',
    says: 'state and history of one; never a token',
    options: [json],
    load: async () => (await import('./tokens-show.ts')).tokensShow,
  },
  {
    name: 'tokens refresh',
    takes: 'ID',
    says: 'renew its access token now',
    options: [json],
    load: async () => (await import('./tokens-refresh.ts')).tokensRefresh,
  },
  {
    name: 'tokens disconnect',
    takes: 'ID',
    says: 'delete its tokens; its conversations stay for the next sign-in',
    options: [json],
    load: async () => (await import('./tokens-disconnect.ts')).tokensDisconnect,
  },
  {
    name: 'keys rotate',
    says: 'seal every stored token set anew under the first key, while servers run',
    options: [{ name: 'new-key', says: 'make that key in the key file' }, json],
    load: async () => (await import('./keys.ts')).rotate,
  },
  {
    name: 'completion',
    takes: 'SHELL',
    says: `what makes a shell complete these words: ${shells.join(', ')}`,
    choices: shells,
    load: async () => (await import('./completion.ts')).completion,
  },
  {
    name: 'help',
    takes: '[COMMAND]',
    says: 'this text, or what one command takes',
    load: async () => (await import('./help.ts')).helpCommand,
  },
];

/** The command that the words begin with, and the words after it. Null when there is none. */
export function findCommand(words: readonly string[]): { command: Command; rest: readonly string[] } | null {
  for (const length of [2, 1]) {
    const command = commands.find(({ name }) => name === words.slice(0, length).join(' '));
    if (command !== undefined && words.length >= length) return { command, rest: words.slice(length) };
  }
  return null;
}

/** The second words of commands that begin with this one. */
export function actionsOf(word: string): readonly string[] {
  return commands.flatMap(({ name }) => (name.startsWith(`${word} `) ? [name.slice(word.length + 1)] : []));
}
