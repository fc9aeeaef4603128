import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commands } from './commands.ts';
import { completionFor } from './completion.ts';
import { helpOf } from './help.ts';
import { shells } from './shells.ts';

describe.each(shells)('completion for %s', (shell) => {
  it('knows every command, action and option', () => {
    const script = completionFor(shell, commands);
    const words = commands.flatMap(({ name, options = [] }) => [
      ...name.split(' '),
      ...options.map((option) => `--${option.name}`),
    ]);
    for (const word of words) expect(script).toContain(word);
  });
});

/** What bash offers at the end of the line. */
function offered(...words: string[]): string[] {
  const script = `${completionFor('bash', commands)}
COMP_WORDS=(sidelight "$@"); COMP_CWORD=$#; _sidelight; echo "\${COMPREPLY[*]}"`;
  return spawnSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' })
    .stdout.trim()
    .split(' ');
}

describe.skipIf(spawnSync('bash', ['-c', 'true']).status !== 0)('in bash', () => {
  it('completes commands, their actions and options', () => {
    expect(offered('tok')).toEqual(['tokens']);
    expect(offered('tokens', '')).toEqual(['list', 'show', 'refresh', 'disconnect']);
    expect(offered('check', 'refresh', '--w')).toEqual(['--watch']);
    expect(offered('check', 'api', '--project', 'PAY', '--wr')).toEqual(['--write']);
    expect(offered('completion', '')).toEqual([...shells]);
  });
});

it('help of a command names its options', () => {
  for (const command of commands) {
    for (const { name, says } of command.options ?? []) {
      expect(helpOf(command)).toContain(`--${name}`);
      expect(helpOf(command)).toContain(says);
    }
  }
});
