/** The words of an Atlassian document, block by block, without marks; mentions and emoji as they are shown. */
export function documentText(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const { text, attrs, content } = node as { text?: string; attrs?: { text?: string }; content?: unknown[] };
  return text ?? attrs?.text ?? (content ?? []).map(documentText).filter(Boolean).join(' ');
}
