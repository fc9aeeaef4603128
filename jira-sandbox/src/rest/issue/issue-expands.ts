import type { Issue } from '../../site/model/issue.ts';
import type { RestCall } from '../call.ts';
import { editMeta } from '../createmeta-routes.ts';
import { transitionsOf } from '../transition-routes.ts';
import { issueOperations } from './issue-operations.ts';

/**
 * What `expand` adds to one issue that depends on who asks: transitions, editmeta, operations and
 * versionedRepresentations. `fields` are the issue's own as they are sent, by id.
 */
export function issueExpands(
  call: RestCall,
  issue: Issue,
  expand: readonly string[],
  fields: unknown,
): Record<string, unknown> {
  const withFields = expand.includes('transitions.fields');
  return {
    ...(withFields || expand.includes('transitions')
      ? { transitions: transitionsOf(call, issue, withFields) }
      : {}),
    ...(expand.includes('editmeta') ? { editmeta: editMeta(call, issue) } : {}),
    ...(expand.includes('operations') ? { operations: issueOperations(call, issue) } : {}),
    ...(expand.includes('versionedRepresentations') ? { versionedRepresentations: versioned(fields) } : {}),
  };
}

/** Each field by the version of its representation; the sandbox's fields have the first alone. */
function versioned(fields: unknown): Record<string, { 1: unknown }> {
  const entries = typeof fields === 'object' && fields !== null ? Object.entries(fields) : [];
  return Object.fromEntries(entries.map(([id, value]) => [id, { 1: value }]));
}
