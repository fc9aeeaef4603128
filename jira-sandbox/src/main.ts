import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';
import { readSwitches, type Switches, type SwitchName, switchDefinitions, switchNames } from './switches.ts';

const USAGE = `Jira in a box, for trying and testing. Listens on this computer only. docs/sandbox.md has all of it.

  --port N            port; default 8001
  --host NAME         127.0.0.1 (default), ::1 or localhost
  --seed N            another seed, another site; default 1
  --issues N          issues to start with; default 360
  --sites N           sites the people belong to, 1 to 4; default 1
  --now TIME          start the clock at this ISO 8601 time; default the system's time
  --control           serve the control API under /sandbox
  --state-file FILE   keep sign-ins over a restart
  --client-id ID, --client-secret SECRET, --api-token TOKEN
  --redirect-uri URL  registered callback, may be repeated; default: any http address on this computer
  --app-scope SCOPE   scope the app is registered for, may be repeated; default: all there are

Switches, which the control API changes while it runs:

${switchNames.map(usageOf).join('\n')}
`;

const options = {
  port: { type: 'string', default: '8001' },
  host: { type: 'string', default: '127.0.0.1' },
  seed: { type: 'string', default: '1' },
  issues: { type: 'string', default: '360' },
  sites: { type: 'string', default: '1' },
  now: { type: 'string' },
  control: { type: 'boolean', default: false },
  'state-file': { type: 'string' },
  'client-id': { type: 'string' },
  'client-secret': { type: 'string' },
  'api-token': { type: 'string' },
  'redirect-uri': { type: 'string', multiple: true },
  'app-scope': { type: 'string', multiple: true },
  help: { type: 'boolean', default: false },
} as const;

try {
  await run();
} catch (error) {
  // Wrong options and a taken port are the usual faults; a stack trace would hide what is wrong.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { ...switchOptions(), ...options } });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const sandbox = await startSandbox({
    port: wholeNumber('--port', values.port),
    host: values.host,
    seed: wholeNumber('--seed', values.seed),
    issues: wholeNumber('--issues', values.issues),
    sites: wholeNumber('--sites', values.sites),
    now: clockFrom(values.now),
    control: values.control,
    ...switchesFrom(values),
    ...(values['state-file'] === undefined ? {} : { stateFile: values['state-file'] }),
    ...(values['client-id'] === undefined ? {} : { clientId: values['client-id'] }),
    ...(values['client-secret'] === undefined ? {} : { clientSecret: values['client-secret'] }),
    ...(values['api-token'] === undefined ? {} : { apiToken: values['api-token'] }),
    ...(values['redirect-uri'] === undefined ? {} : { redirectUris: values['redirect-uri'] }),
    ...(values['app-scope'] === undefined ? {} : { appScopes: values['app-scope'] }),
  });
  const { client, apiToken, site } = sandbox;
  process.stdout.write(`Jira sandbox at ${sandbox.url}: ${site.issues.size} issues in ${site.projects.length} projects.

For OAuth (3LO), in .env:
ATLASSIAN_AUTH_URL=${client.authUrl}
ATLASSIAN_API_URL=${client.apiUrl}
JIRA_OAUTH_CLIENT_ID=${client.id}
JIRA_OAUTH_CLIENT_SECRET=${client.secret}

For an API token, in .env:
JIRA_URL=${apiToken.siteUrl}
JIRA_USERNAME=${apiToken.username}
JIRA_API_TOKEN=${apiToken.token}
${values.control ? `\nControl API: ${sandbox.url}/sandbox\n` : ''}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      sandbox.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text)) throw new RangeError(`${option} needs a whole number, not "${text}".`);
  return number;
}

/** A clock that runs from the given time on. */
function clockFrom(start: string | undefined): () => number {
  if (start === undefined) return Date.now;
  const from = Date.parse(start);
  if (Number.isNaN(from)) throw new RangeError(`--now needs an ISO 8601 time, not "${start}".`);
  const ahead = from - Date.now();
  return () => Date.now() + ahead;
}

function usageOf(name: SwitchName): string {
  const { option, fallback, choices, says } = switchDefinitions[name];
  const value = choices?.join('|') ?? (typeof fallback === 'boolean' ? '' : 'N');
  return `  ${`--${option} ${value}`.trim()}\n      ${says}${typeof fallback === 'boolean' ? '' : `; default ${fallback}`}`;
}

function switchOptions(): Record<string, { type: 'string' | 'boolean' }> {
  const entries = switchNames.map((name) => {
    const { option, fallback } = switchDefinitions[name];
    return [option, { type: typeof fallback === 'boolean' ? 'boolean' : 'string' }] as const;
  });
  return Object.fromEntries(entries);
}

/** What was given on the command line; the sandbox itself says what does not suit. */
function switchesFrom(values: Readonly<Record<string, unknown>>): Partial<Switches> {
  const given: Record<string, unknown> = {};
  for (const name of switchNames) {
    const { option, fallback } = switchDefinitions[name];
    const value = values[option];
    if (typeof value === 'string' && typeof fallback === 'number') given[name] = number(`--${option}`, value);
    else if (value !== undefined) given[name] = value;
  }
  return readSwitches(given);
}

function number(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value))
    throw new RangeError(`${option} needs a number, not "${text}".`);
  return value;
}
