import { ConfigError } from '../environment.ts';
import { StartError } from '../start-error.ts';
import { UsageError } from './usage-error.ts';

const help = `Sidelight: chat with Jira.

  sidelight serve            run the server (settings come from the environment and .env)
  sidelight check [--json]   is Jira reachable by each configured way in, who am I, which scopes
  sidelight login            sign in with Atlassian (OAuth 2.0) from this terminal
  sidelight keys rotate [--new-key] [--json]
                             seal every stored token set anew under the first key, while servers run;
                             --new-key makes one in the key file
  sidelight help             this text

Exit codes: 0 all is well, 1 something is not, 2 the command or the settings are wrong.`;

/** Each command is loaded when it is asked for: none pays for what only another needs. */
const commands: Record<string, (args: readonly string[]) => Promise<number | null>> = {
  async serve(args) {
    if (args.length > 0)
      throw new UsageError('serve takes no arguments; settings come from the environment and .env.');
    const { serve } = await import('../main.ts');
    await serve();
    // Goes on until a signal ends it.
    return null;
  },
  async check(args) {
    const { check } = await import('./check.ts');
    return check(args);
  },
  async login(args) {
    const { login } = await import('./login.ts');
    return login(args);
  },
  async keys(args) {
    const { keys } = await import('./keys.ts');
    return keys(args);
  },
  async help() {
    console.log(help);
    return 0;
  },
};

async function run([name = 'help', ...args]: readonly string[]): Promise<number | null> {
  const asked = name === '--help' || name === '-h' ? 'help' : name;
  // "constructor" is no command, though every object has one.
  const command = Object.hasOwn(commands, asked) ? commands[asked] : undefined;
  if (command === undefined) throw new UsageError(`There is no command "${name}".`);
  return command(args);
}

/** System calls that fail for an address that is not this computer's, unknown, or not for this user. */
const listening = new Set(['listen', 'bind', 'getaddrinfo']);

try {
  const code = await run(process.argv.slice(2));
  if (code !== null) process.exitCode = code;
} catch (error) {
  process.exitCode = error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
  if (error instanceof UsageError) console.error(`${error.message}\n\n${help}`);
  else if (error instanceof ConfigError || error instanceof StartError) console.error(error.message);
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error(
      `Another program already uses the address (${error.message}). Stop it, or set PORT (or DEMO_PORT) to a free one.`,
    );
  } else if (error instanceof Error && 'syscall' in error && listening.has(String(error.syscall))) {
    console.error(`The server cannot listen there (${error.message}). Correct HOST and PORT.`);
  } else console.error(error);
}
