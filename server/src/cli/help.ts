import type { Command, Given } from './command.ts';
import { commands } from './commands.ts';
import { UsageError } from './usage-error.ts';

const column = 42;

/** Of everything. */
export function help(): string {
  return `Sidelight: chat with Jira.

${commands.map((command) => line(synopsis(command, 'short'), command.says)).join('\n')}

sidelight help COMMAND says what a command takes. Every command but serve takes --json where it answers something.
Exit codes: 0 all is well, 1 something is not, 2 the command or the settings are wrong.`;
}

/** Of one command. */
export function helpOf(command: Command): string {
  const options = (command.options ?? []).map(({ name, value, says }) =>
    line(`--${name}${value === undefined ? '' : ` ${value}`}`, says),
  );
  return [
    `${synopsis(command, 'long')}\n\n${command.says}`,
    ...(options.length > 0 ? ['', ...options] : []),
  ].join('\n');
}

export async function helpCommand({ argument }: Given): Promise<number> {
  if (argument === null) {
    console.log(help());
    return 0;
  }
  const known = commands.filter(({ name }) => name === argument || name.startsWith(`${argument} `));
  if (known.length === 0) throw new UsageError(`There is no command "${argument}".`);
  console.log(known.map(helpOf).join('\n\n'));
  return 0;
}

function synopsis({ name, takes, options = [] }: Command, form: 'short' | 'long'): string {
  const written =
    form === 'long'
      ? options.map((option) => `[--${option.name}${option.value === undefined ? '' : ` ${option.value}`}]`)
      : [];
  return ['sidelight', name, ...(takes === undefined ? [] : [takes]), ...written].join(' ');
}

function line(left: string, right: string): string {
  return `  ${left.padEnd(column)} ${right}`;
}
