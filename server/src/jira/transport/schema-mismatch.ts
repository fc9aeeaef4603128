import type { z } from 'zod';

/** Where an answer was not as described. Paths and kinds only: the values belong to whoever asked. */
export interface SchemaMismatch {
  readonly endpoint: string;
  readonly places: readonly { readonly path: string; readonly message: string }[];
}

/**
 * What happens when Jira's answer is not as jira.js describes it. `tolerate` hands the answer on as it came and
 * reports it once: Jira adds and changes things weekly, jira.js describes far more than is read here, and what is
 * read is checked again, narrowly, where it becomes ours. `throw` is for tests, where a mismatch is a finding.
 */
export type OnSchemaMismatch = 'throw' | 'tolerate';

/** Reports each mismatch once; bounded, because paths can come from Jira's own keys. */
export class MismatchReporter {
  readonly #seen = new Set<string>();
  readonly #report: (mismatch: SchemaMismatch) => void;

  constructor(report: (mismatch: SchemaMismatch) => void) {
    this.#report = report;
  }

  report(mismatch: SchemaMismatch): void {
    const places = mismatch.places.filter(({ path, message }) => {
      const name = `${mismatch.endpoint} ${path.replace(/(^|\.)\d+(?=\.|$)/g, '$1[]')} ${message}`;
      if (this.#seen.has(name) || this.#seen.size >= 1000) return false;
      this.#seen.add(name);
      return true;
    });
    if (places.length > 0) this.#report({ ...mismatch, places });
  }
}

export function mismatchOf(method: string, path: string, error: z.ZodError): SchemaMismatch {
  return {
    // Keys and ids say whose data it was, not which endpoint.
    endpoint: `${method} ${path.replace(/\/(?:\d{3,}|[A-Za-z][A-Za-z0-9_]+-\d+)(?=\/|$)/g, '/{id}')}`,
    places: error.issues.slice(0, 20).map((issue) => ({
      path: issue.path.map(String).join('.'),
      message: issue.code === 'invalid_type' ? `expected ${issue.expected}` : issue.code,
    })),
  };
}
