import { position } from './position.ts';
import type { Fault } from './syntax.ts';

/**
 * A syntax fault in the words of Jira's REST API: `Error in the JQL Query: … (line 1, character 9)`. What is missing at the
 * end of the query has no position.
 */
export function jiraSyntaxMessage(text: string, fault: Fault): string {
  if (/ (?:before|at) the end of the query\./.test(fault.message)) {
    return `Error in the JQL Query: ${fault.message}`;
  }
  const { line, character } = position(text, fault.span.start);
  return `Error in the JQL Query: ${fault.message} (line ${line}, character ${character})`;
}

/** A fault for a person: the message, and what to do about it. */
export function faultMessage(fault: Fault): string {
  return fault.hint === undefined ? fault.message : `${fault.message} ${fault.hint}`;
}
