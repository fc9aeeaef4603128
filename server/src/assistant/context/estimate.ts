/** UTF-8 bytes of text or JSON in one token of the usual models, roughly: a model that counts otherwise says so. */
const bytesPerToken = 4;

/** What a picture costs, whatever its file is: providers make the largest ones smaller. */
const tokensPerPicture = 1_600;

/** Tokens of a text, or of a value as JSON; bytes in it are a picture. */
export function estimateTokens(value: unknown): number {
  let pictures = 0;
  const withoutPictures = (_name: string, item: unknown): unknown => {
    if (!(item instanceof Uint8Array)) return item;
    pictures += 1;
    return '';
  };
  const text = typeof value === 'string' ? value : (JSON.stringify(value, withoutPictures) ?? '');
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken) + pictures * tokensPerPicture;
}
