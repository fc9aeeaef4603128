/** The account ids of the people whom an Atlassian document mentions, in their order. */
export function mentionsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, attrs, content } = node as { type?: string; attrs?: { id?: string }; content?: unknown[] };
  const own = type === 'mention' && attrs?.id !== undefined ? [attrs.id] : [];
  return [...own, ...(content ?? []).flatMap(mentionsIn)];
}
