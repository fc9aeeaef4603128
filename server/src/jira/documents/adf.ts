/** A node of the Atlassian Document Format as far as it is read: everything about it may be missing or wrong. */
export interface AdfNode {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly AdfMark[];
  readonly content?: readonly AdfNode[];
}

export interface AdfMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

export interface AdfDocument extends AdfNode {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly AdfNode[];
}

export function isAdfNode(value: unknown): value is AdfNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The children that are nodes at all. */
export function childrenOf(node: AdfNode): readonly AdfNode[] {
  return Array.isArray(node.content) ? node.content.filter(isAdfNode) : [];
}

/** An attribute when it is a text (or a number, which Jira uses now and then instead). */
export function attributeOf(node: AdfNode | AdfMark, name: string): string | null {
  const attrs: unknown = node.attrs;
  if (typeof attrs !== 'object' || attrs === null) return null;
  const value: unknown = Object.hasOwn(attrs, name) ? Reflect.get(attrs, name) : undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

export function marksOf(node: AdfNode): readonly AdfMark[] {
  return Array.isArray(node.marks) ? node.marks.filter(isAdfNode) : [];
}
