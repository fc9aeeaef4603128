import { granularScopes } from '../src/oauth/granular-scopes.ts';
import type { RestRoute } from '../src/rest/call.ts';
import type { OperationScopes } from './specification.ts';

/** What is wrong with the scopes that the sandbox asks for. Nothing is, where the document names none. */
export function scopeFaults({ method, path, scope }: RestRoute, documented: OperationScopes): string[] {
  const { classic, granular } = documented;
  if (classic.length + granular.length === 0) return [];
  const faults: string[] = [];
  if (typeof scope !== 'string') {
    // Agile operations have granular scopes alone, which the document leaves out for a few of them.
    const own = scope ?? [];
    if (classic.length > 0) faults.push(`asks for ${inWords(own)}, the document for ${inWords(classic)}`);
    if (own.length > 0 && granular.length > 0 && !isSame(own, granular))
      faults.push(`asks for ${inWords(own)}, the document for ${inWords(granular)}`);
    return faults;
  }
  if (classic.length > 0 && !classic.includes(scope))
    faults.push(`asks for ${scope}, the document for ${inWords(classic)}`);
  const own = granularScopes(method, path) ?? [];
  if (!isSame(own, granular)) faults.push(`asks for ${inWords(own)}, the document for ${inWords(granular)}`);
  return faults;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((scope) => other.includes(scope));
}

function inWords(scopes: readonly string[]): string {
  return scopes.length === 0 ? 'no scope' : scopes.join(' ');
}
