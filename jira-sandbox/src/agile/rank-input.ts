import { asRecord, findIssue, type RestCall } from '../rest/call.ts';
import { givenText } from '../rest/given-text.ts';
import { badRequest } from '../rest/refusal.ts';
import { fieldIds } from '../site/custom-fields.ts';
import type { RankTarget } from '../site/sprint-changes.ts';

/** Where the body wants issues ranked; null when it says nothing. `what` is `Issue` or `Epic`, as the names end. */
export function readRankTarget(call: RestCall, what: 'Issue' | 'Epic' = 'Issue'): RankTarget | null {
  const body = asRecord(call.body) ?? {};
  const [before, after, field] = [
    body[`rankBefore${what}`],
    body[`rankAfter${what}`],
    body['rankCustomFieldId'],
  ];
  if (field !== undefined && field !== null && `customfield_${givenText(field)}` !== fieldIds.rank)
    throw badRequest(`The custom field with id ${givenText(field)} is not a rank field.`);
  const given = [before, after].filter((name) => name !== undefined && name !== null);
  if (given.length > 1) throw badRequest(`Only one of rankBefore${what} and rankAfter${what} may be given.`);
  const [name] = given;
  if (name === undefined) return null;
  return {
    side: before === name ? 'above' : 'below',
    issue: findIssue(call.site, givenText(name)),
  };
}

/** For operations that do nothing but rank. */
export function requireRankTarget(call: RestCall, what: 'Issue' | 'Epic' = 'Issue'): RankTarget {
  const target = readRankTarget(call, what);
  if (target === null) throw badRequest(`Either rankBefore${what} or rankAfter${what} must be given.`);
  return target;
}
