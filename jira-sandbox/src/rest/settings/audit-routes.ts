import type { AuditRecord } from '../../site/model/audit-record.ts';
import { queryNumber, queryText, type RestCall, type RestRoute } from '../call.ts';
import { readInstant } from '../dates-input.ts';
import { folded } from '../fold.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest } from '../refusal.ts';
import { timestamp } from '../timestamp.ts';

const MOST = 1_000;

/** What administrators changed since the site was generated, the newest first. */
export const auditRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/auditing/record',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const [from, to] = [instant(call, 'from'), instant(call, 'to')];
      const words = folded(queryText(call, 'filter') ?? '')
        .split(/\s+/)
        .filter((word) => word !== '');
      const offset = queryNumber(call, 'offset', 0, Number.MAX_SAFE_INTEGER);
      const limit = queryNumber(call, 'limit', MOST, MOST);
      const found = call.site.auditRecords
        .filter(({ at }) => (from === null || at >= from) && (to === null || at <= to))
        .filter((record) => words.every((word) => textOf(record).includes(word)))
        .toReversed();
      return {
        offset,
        limit,
        total: found.length,
        records: found.slice(offset, offset + limit).map(recordShape),
      };
    },
  },
];

function instant(call: RestCall, name: string): number | null {
  const given = queryText(call, name);
  if (given === null || given === '') return null;
  const at = readInstant(given) ?? Date.parse(given);
  if (Number.isNaN(at)) throw badRequest(`The value '${given}' of '${name}' is not a valid date and time.`);
  return at;
}

function textOf({ summary, category, object }: AuditRecord): string {
  return folded([summary, category, object?.id ?? '', object?.name ?? '', object?.typeName ?? ''].join('\n'));
}

function recordShape({ id, at, by, summary, category, object }: AuditRecord) {
  return {
    id,
    summary,
    authorKey: by.accountId,
    authorAccountId: by.accountId,
    created: timestamp(at),
    category,
    eventSource: '',
    ...(object === null ? {} : { objectItem: object }),
  };
}
