import type { Command, Given } from './command.ts';
import { commands } from './commands.ts';
import { type Shell, shells } from './shells.ts';
import { UsageError } from './usage-error.ts';

/** `sidelight completion SHELL`: prints what the shell is to load. */
export async function completion({ argument }: Given): Promise<number> {
  const shell = shells.find((known) => known === argument);
  if (shell === undefined) throw new UsageError(`completion knows ${shells.join(', ')}.`);
  console.log(completionFor(shell, commands));
  return 0;
}

/** Names hold letters, hyphens and blanks only, so nothing needs to be escaped. */
export function completionFor(shell: Shell, table: readonly Command[]): string {
  const words = wordsAfter(table);
  switch (shell) {
    case 'bash':
      return `# eval "$(sidelight completion bash)"
_sidelight() {
  local line="\${COMP_WORDS[*]:1:COMP_CWORD-1}" words
  while true; do
    case "$line" in
${words.map(([line, next]) => `      "${line}") words="${next.join(' ')}"; break ;;`).join('\n')}
      *" "*) line="\${line% *}" ;;
      *) words=""; break ;;
    esac
  done
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _sidelight sidelight`;
    case 'zsh':
      return `#compdef sidelight
# eval "$(sidelight completion zsh)"
_sidelight() {
  local line="\${(j: :)words[2,CURRENT-1]}"
  local -a next
  while true; do
    case "$line" in
${words.map(([line, next]) => `      "${line}") next=(${next.join(' ')}); break ;;`).join('\n')}
      *" "*) line="\${line% *}" ;;
      *) next=(); break ;;
    esac
  done
  compadd -a next
}
compdef _sidelight sidelight`;
    case 'fish':
      return `# sidelight completion fish | source
complete -c sidelight -f
${words
  .map(([line, next]) => `complete -c sidelight -n '${fishCondition(line)}' -a '${next.join(' ')}'`)
  .join('\n')}`;
    case 'powershell':
      return `# sidelight completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName sidelight -ScriptBlock {
  param($word, $ast, $position)
  $after = @{
${words.map(([line, next]) => `    '${line}' = '${next.join(' ')}'`).join('\n')}
  }
  $given = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
  if ($word -ne '' -and $given.Count -gt 0) { $given = @($given | Select-Object -SkipLast 1) }
  $line = $given -join ' '
  while (-not $after.ContainsKey($line) -and $line -match ' ') { $line = $line -replace ' [^ ]*$', '' }
  if ($after.ContainsKey($line)) {
    $after[$line] -split ' ' | Where-Object { $_ -like "$word*" } |
      ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
  }
}`;
  }
}

/** What may follow each beginning of a line. */
function wordsAfter(table: readonly Command[]): [line: string, next: readonly string[]][] {
  const after = new Map<string, Set<string>>();
  const add = (line: string, next: readonly string[]) => {
    const words = after.get(line) ?? new Set();
    after.set(line, words);
    for (const word of next) words.add(word);
  };
  for (const { name, options = [], choices = [] } of table) {
    const [first = '', second] = name.split(' ');
    add('', [first]);
    if (second !== undefined) add(first, [second]);
    add(name, [...choices, ...options.map((option) => `--${option.name}`)]);
  }
  add(
    'help',
    table.map(({ name }) => name.split(' ')[0] ?? ''),
  );
  return [...after].map(([line, next]) => [line, [...next]]);
}

function fishCondition(line: string): string {
  const given = line === '' ? 0 : line.split(' ').length;
  if (given === 0) return 'test (count (commandline -opc)) -eq 1';
  return `string match -q -- "sidelight ${line}*" (string join " " (commandline -opc))`;
}
