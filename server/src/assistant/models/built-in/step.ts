import type { ToolName } from '@sidelight/contract';

/** What the built-in model says next: words for the person, or calls of tools. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tool-calls'; readonly calls: readonly ToolCall[] };

export interface ToolCall {
  readonly toolName: ToolName;
  readonly input: object;
}

export function say(text: string): Reply {
  return { kind: 'text', text };
}

export function call(toolName: ToolName, input: object): Reply {
  return calls([{ toolName, input }]);
}

/** At least one. */
export function calls(list: readonly ToolCall[]): Reply {
  return { kind: 'tool-calls', calls: list };
}
