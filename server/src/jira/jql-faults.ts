import { check, type Fault, faultMessage, parse } from '@sidelight/jql';
import { JiraError } from './errors.ts';

/**
 * Throws jql.invalid, with the place and what to do, for what no Jira would take. Jira need not be asked for that:
 * its own messages give no place, and a model corrects itself a round trip sooner.
 */
export function refuseFaultyJql(jql: string): void {
  const parsed = parse(jql);
  const fault = parsed.ok
    ? check(parsed.query).find(({ severity }) => severity === 'error')
    : parsed.errors[0];
  if (fault !== undefined)
    throw new JiraError('jql.invalid', { detail: faultMessage(fault), ...placeOf(fault) });
}

/**
 * What Jira finds wrong with values when it is asked to search can only be the JQL. Its message stays; where we
 * suspected something ourselves (a misspelt field, an unknown function), our hint and the place go with it.
 */
export function asJqlError(error: unknown, jql: string): unknown {
  if (!(error instanceof JiraError) || error.code !== 'jira.invalid') return error;
  const parsed = parse(jql);
  const suspicion = parsed.ok ? check(parsed.query)[0] : undefined;
  const detail = [error.detail, suspicion?.hint].filter((part) => part !== undefined).join(' ');
  return new JiraError('jql.invalid', {
    cause: error,
    ...(detail === '' ? {} : { detail }),
    ...(suspicion === undefined ? {} : placeOf(suspicion)),
  });
}

/** Offsets in UTF-16 units, `end` excluded. */
function placeOf({ span: { start, end } }: Fault) {
  return { position: { start, end } };
}
