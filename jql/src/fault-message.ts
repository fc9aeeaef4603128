import type { Fault } from './syntax.ts';

/** Line and character as people count them: from 1, characters in UTF-16 units. `\r\n`, `\n` and `\r` end a line. */
function position(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, character: (before.at(-1) ?? '').length + 1 };
}

/** A syntax fault in the words of Jira's REST API: `Error in the JQL Query: … (line 1, character 9)`. */
export function jiraSyntaxMessage(text: string, fault: Fault): string {
  const { line, character } = position(text, fault.span.start);
  return `Error in the JQL Query: ${fault.message} (line ${line}, character ${character})`;
}

/** A fault for a person: the message, and what to do about it. */
export function faultMessage(fault: Fault): string {
  return fault.hint === undefined ? fault.message : `${fault.message} ${fault.hint}`;
}
