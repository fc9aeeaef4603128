import { expect, test } from 'vitest';
import { createProofKey, createState } from './pkce.ts';

test('the example of RFC 7636, appendix B', async () => {
  const octets = [
    116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214,
    191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
  ];
  expect(await createProofKey(() => new Uint8Array(octets))).toEqual({
    verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  });
});

test('every state is new and safe in an address', () => {
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const states = new Set(Array.from({ length: 100 }, () => createState(random)));
  expect(states.size).toBe(100);
  for (const state of states) expect(state).toMatch(/^[A-Za-z0-9_-]{32}$/);
});
