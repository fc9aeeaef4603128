import { type KeyboardEvent, useId, useState } from 'react';
import { canRunAlone, commandsFor, completed, type SlashCommand } from './slash-commands.ts';
import { optionId } from './slash-menu.tsx';

/**
 * The menu of ready-made jobs while a "/" is written: arrows choose, Enter runs, Tab completes, Esc closes. The
 * textarea keeps the focus and tells screen readers the choice by `aria-activedescendant`.
 */
export function useSlashMenu({
  text,
  onText,
  onRun,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onRun: (text: string) => void;
}) {
  const id = useId();
  const [name, setName] = useState<string | undefined>(undefined);
  /** The text at which it was closed; any other opens it again. */
  const [closedAt, setClosedAt] = useState<string | undefined>(undefined);
  const commands = (text === closedAt ? null : commandsFor(text)) ?? [];
  const open = commands.length > 0;
  const at = Math.max(
    0,
    commands.findIndex((command) => command.name === name),
  );
  const chosen = commands[at];

  const complete = (command: SlashCommand) => {
    const words = completed(command);
    onText(words);
    setClosedAt(words);
  };
  const pick = (command: SlashCommand) => {
    if (canRunAlone(command)) onRun(`/${command.name}`);
    else complete(command);
  };
  /** True when the key was for the menu. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!open || chosen === undefined || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) {
      return false;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setName(commands[(at + step + commands.length) % commands.length]?.name);
    else if (event.key === 'Enter') pick(chosen);
    else if (event.key === 'Tab') complete(chosen);
    else if (event.key === 'Escape') setClosedAt(text);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return {
    open,
    announcement: open ? announcementOf(commands.length) : '',
    onKeyDown,
    menu: { id, commands, chosen, onHover: (command: SlashCommand) => setName(command.name), onPick: pick },
    /** For the textarea, which must stay a text box: it may write on several lines. */
    inputProps: {
      'aria-haspopup': 'listbox',
      'aria-autocomplete': 'list',
      'aria-controls': open ? id : undefined,
      'aria-activedescendant': open && chosen !== undefined ? optionId(id, chosen) : undefined,
    },
  } as const;
}

function announcementOf(count: number): string {
  return `${count} ready-made ${count === 1 ? 'job' : 'jobs'}: arrows choose, Enter runs, Escape closes.`;
}
