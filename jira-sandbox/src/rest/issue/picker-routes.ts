import { parse } from '@sidelight/jql';
import { escapeHtml } from '../../html.ts';
import { compileQuery } from '../../search/compile-query.ts';
import type { Issue } from '../../site/model/issue.ts';
import { queryText, type RestCall, type RestRoute } from '../call.ts';
import { folded } from '../fold.ts';
import { asIndexed } from '../reconcile.ts';
import { searchContext } from '../search-context.ts';

const SHOWN = 20;
/** No issue is looked at as it is instead of as the index has it. */
const NONE: ReadonlySet<string> = new Set();

/** What a box offers in which people look for an issue: lately changed ones, and those of the search they are in. */
export const pickerRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/issue/picker',
    scope: 'read:jira-work',
    handle: (call) => {
      const known = asIndexed(call, [...call.site.issues.values()], () => true, NONE);
      const recent = known.toSorted((left, right) => right.updatedAt - left.updatedAt);
      const searched = inSearch(call, recent);
      return {
        sections: [
          section('hs', 'History Search', 'Matching issues', recent, call),
          ...(searched === null ? [] : [section('cs', 'Current Search', 'Matching issues', searched, call)]),
        ],
      };
    },
  },
];

/** Null without a search; one that cannot be read finds nothing. */
function inSearch(call: RestCall, issues: readonly Issue[]): readonly Issue[] | null {
  const jql = queryText(call, 'currentJQL');
  if (jql === null) return null;
  const parsed = parse(jql);
  if (!parsed.ok) return [];
  const compiled = compileQuery(parsed.query, { ...searchContext(call), allowUnbounded: true });
  return compiled.ok ? issues.filter(compiled.search.matches) : [];
}

function section(id: string, label: string, found: string, issues: readonly Issue[], call: RestCall) {
  const words = folded(queryText(call, 'query') ?? '');
  const [current, project] = [queryText(call, 'currentIssueKey'), queryText(call, 'currentProjectId')];
  const withSubtasks = queryText(call, 'showSubTasks') !== 'false';
  const self = current === null ? null : (call.site.issues.get(current.toUpperCase()) ?? null);
  const withParent = queryText(call, 'showSubTaskParent') !== 'false';
  const offered = issues
    .filter((issue) => issue !== self && (withParent || issue !== self?.parent))
    .filter((issue) => withSubtasks || issue.type.hierarchyLevel !== -1)
    .filter((issue) => project === null || issue.project.id === project)
    .filter(({ key, summary }) => folded(key).includes(words) || folded(summary).includes(words))
    .slice(0, SHOWN);
  return {
    id,
    label,
    sub: `Showing ${offered.length} of ${offered.length} matching issues`,
    ...(offered.length === 0 ? { msg: 'No matching issues' } : { msg: found }),
    issues: offered.map((issue) => ({
      id: Number(issue.id),
      key: issue.key,
      keyHtml: escapeHtml(issue.key),
      img: '/avatars/jira.svg',
      summary: escapeHtml(issue.summary),
      summaryText: issue.summary,
    })),
  };
}
