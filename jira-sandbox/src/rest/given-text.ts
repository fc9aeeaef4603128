/**
 * A given value as text, whatever it is. Not String(): of an object that brings a `toString` of its own, as any JSON
 * may, that throws.
 */
export function givenText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
