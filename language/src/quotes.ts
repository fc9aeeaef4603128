const closing: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“',
  '«': '»',
  '`': '`',
  '‘': '’',
  "'": "'",
};
const farthest = 1000;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** The passage whose opening quotation mark stands at `at`; undefined when there is none or it is never closed. */
export function quotedAt(text: string, at: number): { inner: string; end: number } | undefined {
  const open = text[at] ?? '';
  const close = closing[open];
  if (close === undefined) return undefined;
  // A single mark inside or at the end of a word is an apostrophe.
  const single = open === "'" || open === '‘';
  if (single && letterOrDigit.test(text[at - 1] ?? '')) return undefined;
  const within = text.slice(at, at + farthest);
  let end = within.indexOf(close, 1);
  if (open === '“' && end === -1) end = within.indexOf('"', 1);
  while (single && end !== -1 && letterOrDigit.test(within[end + 1] ?? '')) {
    end = within.indexOf(close, end + 1);
  }
  if (end <= 1) return undefined;
  const inner = within.slice(1, end).trim();
  return inner === '' ? undefined : { inner, end: at + end + 1 };
}
