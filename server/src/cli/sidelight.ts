import { CodedError } from '../coded-error.ts';
import { ConfigError } from '../environment.ts';
import { StartError } from '../start-error.ts';
import { parseGiven } from './command.ts';
import { actionsOf, findCommand } from './commands.ts';
import { help, helpOf } from './help.ts';
import { UsageError } from './usage-error.ts';

async function run(words: readonly string[]): Promise<number | null> {
  const [first = 'help'] = words;
  const asked = first === '--help' || first === '-h' ? ['help'] : words.length === 0 ? ['help'] : words;
  const found = findCommand(asked);
  if (found === null) {
    const actions = actionsOf(first);
    throw new UsageError(
      actions.length > 0
        ? `${first} needs to be told what to do: ${actions.map((action) => `${first} ${action}`).join(', ')}.`
        : `There is no command "${first}".`,
    );
  }
  const { command, rest } = found;
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(helpOf(command));
    return 0;
  }
  const given = parseGiven(command, rest);
  return (await command.load())(given);
}

/** System calls that fail for an address that is not this computer's, unknown, or not for this user. */
const listening = new Set(['listen', 'bind', 'getaddrinfo']);

try {
  const code = await run(process.argv.slice(2));
  if (code !== null) process.exitCode = code;
} catch (error) {
  process.exitCode = error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
  if (error instanceof UsageError) console.error(`${error.message}\n\n${help()}`);
  else if (error instanceof ConfigError || error instanceof StartError) console.error(error.message);
  else if (error instanceof CodedError) console.error(`${error.message} ${error.advice}`);
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error(
      `Another program already uses the address (${error.message}). Stop it, or set PORT (or DEMO_PORT) to a free one.`,
    );
  } else if (error instanceof Error && 'syscall' in error && listening.has(String(error.syscall))) {
    console.error(`The server cannot listen there (${error.message}). Correct HOST and PORT.`);
  } else console.error(error);
}
