import { errorCodes, errorRegistry } from '@sidelight/contract';
import { remedyFor, type Trouble } from '../problems/trouble.ts';

/**
 * What went wrong at Atlassian or on the way back from there: the server sends the browser back to the page with
 * `?problem=CODE`. Only the code is taken from the address, never words, since anybody can write an address.
 */
export function signInProblemOf(search: string): Trouble | undefined {
  const given = new URLSearchParams(search).get('problem');
  const code = errorCodes.find((known) => known === given);
  if (code === undefined) return undefined;
  const { title, advice } = errorRegistry[code];
  return { title, advice, detail: undefined, remedy: remedyFor(code), requestId: undefined, code };
}

/** The address without the problem, so that loading the page again does not tell of it again. */
export function withoutProblem(address: string): string {
  const url = new URL(address);
  url.searchParams.delete('problem');
  return `${url.pathname}${url.search}${url.hash}`;
}
