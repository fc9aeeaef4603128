export interface RequestBody {
  readonly content: NonNullable<RequestInit['body']>;
  /** Null where `fetch` must set it itself, for the boundary of a multipart body. */
  readonly contentType: string | null;
  /** False for a stream, which is spent after the first attempt. */
  readonly reusable: boolean;
}

/** JSON, unless it already carries an encoding of its own. */
export function requestBodyOf(value: unknown): RequestBody | null {
  if (value === undefined || value === null) return null;
  if (value instanceof FormData || value instanceof URLSearchParams || value instanceof Blob) {
    return { content: value, contentType: null, reusable: true };
  }
  if (value instanceof ReadableStream) return { content: value, contentType: null, reusable: false };
  if (value instanceof Uint8Array) {
    const content = new Blob([new Uint8Array(value)]);
    return { content, contentType: 'application/octet-stream', reusable: true };
  }
  return { content: JSON.stringify(value), contentType: 'application/json', reusable: true };
}
