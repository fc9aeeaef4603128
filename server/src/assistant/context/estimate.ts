/** UTF-8 bytes of text or JSON in one token of the usual models, roughly: a model that counts otherwise says so. */
const bytesPerToken = 4;

/** Tokens of a text, or of a value as JSON. */
export function estimateTokens(value: unknown): number {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken);
}
