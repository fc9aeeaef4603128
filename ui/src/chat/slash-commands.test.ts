import { expect, it } from 'vitest';
import { canRunAlone, commandsFor, completed, slashCommands } from './slash-commands.ts';

const namesFor = (text: string) => commandsFor(text)?.map(({ name }) => name);

it('offers all after a slash, and those that begin so after more', () => {
  expect(namesFor('/')).toEqual(slashCommands.map(({ name }) => name));
  expect(namesFor('/st')).toEqual(['standup', 'stale']);
  expect(namesFor('/REL')).toEqual(['release-notes']);
  expect(namesFor('/notes')).toEqual(['release-notes', 'meeting-notes']);
  expect(namesFor('/xyz')).toEqual([]);
});

it('offers nothing for other texts, nor once the argument is being written', () => {
  for (const text of ['', 'st', 'see /st', '/workload PAY', '/workload ', '/2', '\n/st']) {
    expect(commandsFor(text)).toBeNull();
  }
});

it('leaves room for an argument, and knows which command needs one', () => {
  const byName = (wanted: string) => slashCommands.filter(({ name }) => name === wanted);
  expect(byName('my-day').map(completed)).toEqual(['/my-day']);
  expect(byName('workload').map(completed)).toEqual(['/workload ']);
  expect(slashCommands.filter((command) => !canRunAlone(command)).map(({ name }) => name)).toEqual([
    'release-notes',
    'meeting-notes',
  ]);
});
