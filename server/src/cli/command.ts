import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

/** An option of a command; `value` names what it takes, none for a switch. */
export interface Option {
  readonly name: string;
  readonly value?: string;
  readonly says: string;
}

/** A command as help and completion know it. What it does is loaded when it is asked for. */
export interface Command {
  /** One word or two: "tokens list". */
  readonly name: string;
  /** Positional arguments, as help writes them: "ID". */
  readonly takes?: string;
  readonly says: string;
  readonly options?: readonly Option[];
  /** What its argument may be, where that is known. */
  readonly choices?: readonly string[];
  /** Answers the exit code; null when it goes on. */
  load(): Promise<(given: Given) => Promise<number | null>>;
}

/** The arguments after parsing. */
export interface Given {
  readonly argument: string | null;
  flag(name: string): boolean;
  text(name: string): string | null;
}

/** Throws UsageError for what the command does not know. */
export function parseGiven({ name, options = [], takes }: Command, args: readonly string[]): Given {
  const { values, positionals } = parse(options, args, takes !== undefined);
  if (positionals.length > 1) throw new UsageError(`Unexpected argument '${positionals[1]}'.`);
  const [argument = null] = positionals;
  if (takes !== undefined && !takes.startsWith('[') && argument === null) {
    throw new UsageError(`${name} needs ${takes}.`);
  }
  return {
    argument,
    flag: (option) => values[option] === true,
    text: (option) => {
      const value = values[option];
      return typeof value === 'string' ? value : null;
    },
  };
}

function parse(options: readonly Option[], args: readonly string[], allowPositionals: boolean) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals,
      options: Object.fromEntries(
        options.map(({ name, value }) => [
          name,
          { type: value === undefined ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
