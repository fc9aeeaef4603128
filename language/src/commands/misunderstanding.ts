import type { UnknownIntent } from '../intent.ts';

/** A command that was recognised and is not clear enough to carry out. */
export function unclear(understood: string, missing: string, examples: readonly string[]): UnknownIntent {
  return { kind: 'unknown', understood, missing, examples };
}

export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return `“${short}”`;
}
