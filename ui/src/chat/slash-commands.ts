import { type JobEntry, type JobName, jobEntries } from '@sidelight/contract';

/** A ready-made job as the menu of the composer offers it. */
export interface SlashCommand extends JobEntry {
  readonly name: JobName;
}

export const slashCommands: readonly SlashCommand[] = jobEntries.map(([name, entry]) => ({ name, ...entry }));

/** The commands that fit what was written; null when it is no command, or its name is written to the end. */
export function commandsFor(text: string): readonly SlashCommand[] | null {
  const [, written] = /^\/([a-z-]*)$/i.exec(text) ?? [];
  if (written === undefined) return null;
  const wanted = written.toLowerCase();
  const fits = ({ name, title }: SlashCommand) =>
    [name, ...name.split('-'), ...title.toLowerCase().split(' ')].some((word) => word.startsWith(wanted));
  return slashCommands.filter(fits);
}

/** What stands in the composer after the command was chosen: with a space where an argument may follow. */
export function completed({ name, argument }: SlashCommand): string {
  return argument === null ? `/${name}` : `/${name} `;
}

/** True when the command says enough by itself. */
export function canRunAlone({ argument }: SlashCommand): boolean {
  return argument?.required !== true;
}
