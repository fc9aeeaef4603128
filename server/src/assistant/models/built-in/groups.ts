import type { IssueGroup, SearchIssuesOutput } from '@sidelight/contract';
import { plain } from '../../plain-markdown.ts';
import { cellInWords } from './columns.ts';

const mostGroups = 30;

/** What was counted or added up, as a table and in words; nothing where neither was asked for. */
export function groupsAnswer(output: SearchIssuesOutput, nameOf: (projectKey: string) => string): string[] {
  const { groups = [], summed, counted, total, overlapping } = output;
  if (output.groups === undefined && summed === undefined) return [];
  return [
    ...(summed === undefined ? [] : [sumSentence(summed)]),
    ...(groups.length === 0 ? [] : [table(output, groups, nameOf)]),
    ...(groups.length > mostGroups ? [`Showing ${mostGroups} of ${groups.length}.`] : []),
    ...(overlapping === true ? ['An issue that has several of them is counted for each.'] : []),
    ...(counted === undefined || counted === total
      ? []
      : [
          `That is the first ${counted} of ${total ?? 'more'} issues: more than these are not counted at once.`,
        ]),
  ];
}

function sumSentence({ name, kind, total, without }: NonNullable<SearchIssuesOutput['summed']>): string {
  const have = without === 1 ? '1 of them has' : `${without} of them have`;
  return `${plain(name)}: ${cellInWords(kind, total)} in all${without === 0 ? '' : `; ${have} none`}.`;
}

function table(
  { groupedBy = [], across = [], summed }: SearchIssuesOutput,
  groups: readonly IssueGroup[],
  nameOf: (projectKey: string) => string,
): string {
  const [by = ''] = groupedBy;
  const kind = summed?.kind ?? 'number';
  const named = (name: string) => {
    const full = by === 'Project' ? nameOf(name) : name;
    return plain(full === name ? name : `${full} (${name})`);
  };
  const numbers = [...across.map(plain), 'Issues', ...(summed === undefined ? [] : [plain(summed.name)])];
  const rows = groups.slice(0, mostGroups).map(({ name, count, sum, parts = [] }) => {
    const cells = [
      ...parts.map((part) => cellInWords(kind, part)),
      String(count),
      ...(summed === undefined ? [] : [cellInWords(kind, sum ?? null)]),
    ];
    return `| ${[named(name), ...cells].join(' | ')} |`;
  });
  return [
    `| ${[plain(by), ...numbers].join(' | ')} |`,
    `|${['---', ...numbers.map(() => '--:')].join('|')}|`,
    ...rows,
  ].join('\n');
}
