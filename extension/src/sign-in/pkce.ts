/** Proof key for code exchange, RFC 7636, with the S256 method. */
export interface ProofKey {
  readonly verifier: string;
  readonly challenge: string;
}

export type RandomBytes = (length: number) => Uint8Array;

/** 32 random bytes as 43 characters of base64url: the shortest verifier the RFC allows, 256 bits. */
export async function createProofKey(randomBytes: RandomBytes): Promise<ProofKey> {
  const verifier = base64url(randomBytes(32));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(digest)) };
}

export function createState(randomBytes: RandomBytes): string {
  return base64url(randomBytes(24));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
