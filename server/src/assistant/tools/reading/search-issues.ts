import type { Page, SearchIssuesInput, SearchIssuesOutput } from '@sidelight/contract';
import { print } from '@sidelight/jql';
import { criteriaToQuery } from '@sidelight/language';
import { searchWithColumns } from '../../../jira/fields/columns.ts';
import { demandField, type MeantField } from '../../../jira/fields/meant-field.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { groupIssues } from './group-issues.ts';
import { demandGrouping } from './grouping.ts';
import { resolveCriteria } from './resolve-criteria.ts';

const usualLimit = 10;

export interface SearchSituation {
  readonly account: JiraAccount;
  /** What the person is looking at. */
  readonly page: Page | undefined;
  /** IANA name: where a day begins. */
  readonly timeZone: string;
}

/** Issues, their number, or what they add up to by group. Throws assistant.name-unknown for names that there are not. */
export async function searchIssues(
  input: SearchIssuesInput,
  situation: SearchSituation,
): Promise<SearchIssuesOutput> {
  const { account, timeZone } = situation;
  const [{ jql, note }, siteUrl] = await Promise.all([jqlOf(input, situation), account.siteUrl()]);
  const asked = {
    ...(note === undefined ? {} : { note }),
    jql,
    jqlUrl: `${siteUrl}/issues/?jql=${encodeURIComponent(jql)}`,
  };
  const nothing = { issues: [], nextPageToken: null };
  const { groupBy, sum, fields: columns } = input;
  if (groupBy !== undefined || sum !== undefined) {
    const fields = await account.fields();
    const [by, across] = (groupBy ?? []).map((said) => demandGrouping(said, fields, timeZone));
    const summed = sum === undefined ? undefined : demandNumber(demandField(sum, fields));
    return { ...asked, ...nothing, ...(await groupIssues(jql, { by, across, sum: summed }, account)) };
  }
  if (input.countOnly === true) return { ...asked, ...nothing, total: await account.count(jql) };
  const wanted = { jql, limit: input.limit ?? usualLimit, pageToken: input.pageToken };
  return { ...asked, ...(await searchWithColumns(account, wanted, columns ?? [])) };
}

function demandNumber(field: MeantField): MeantField {
  if (field.kind === 'number' || field.kind === 'minutes') return field;
  throw new AssistantError('assistant.impossible', {
    detail: `${field.name} is no number that could be added up.`,
  });
}

async function jqlOf(
  input: SearchIssuesInput,
  { account, page }: SearchSituation,
): Promise<{ jql: string; note?: string | undefined }> {
  if (input.jql !== undefined) return { jql: input.jql };
  const { resolved, note } = await resolveCriteria(input.criteria ?? {}, account, page);
  return { jql: print(criteriaToQuery(resolved)), note };
}
