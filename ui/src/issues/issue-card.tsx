import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReadIssue } from '@sidelight/contract';
import type { ReactNode } from 'react';
import { formatDateTime } from '../formats/dates.ts';
import { formatDuration } from '../formats/duration.ts';
import { Markdown } from '../formats/markdown.tsx';
import { OuterLink } from '../formats/outer-link.tsx';
import { useNow } from '../formats/use-now.ts';
import { Card } from './card.tsx';
import { DueLabel } from './due-label.tsx';
import { Folded } from './folded.tsx';
import { IssueComments } from './issue-comments.tsx';
import { IssueParts } from './issue-parts.tsx';
import { PersonLabel } from './person-label.tsx';
import { StatusBadge } from './status-badge.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    minWidth: 0,
  },
  key: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  muted: {
    flex: '1 1 40px',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  summary: { unicodeBidi: 'plaintext', overflowWrap: 'anywhere' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: '2px',
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere', minWidth: 0 },
  subtasks: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

/** One issue with what matters first; the long parts are folded. */
export function IssueCard({ issue }: { readonly issue: ReadIssue }) {
  const styles = useStyles();
  const now = useNow(60_000);
  const { description = '', subtasks = [], comments } = issue;
  const facts: [string, ReactNode][] = [
    ['Assignee', <PersonLabel key="a" person={issue.assignee} />],
    ['Reporter', <PersonLabel key="r" person={issue.reporter} nobody="Unknown" />],
    ...row('Priority', issue.priority),
    ...row(
      'Due',
      issue.dueDate === null ? null : (
        <DueLabel key="d" day={issue.dueDate} done={issue.status.category === 'done'} now={now} labelled />
      ),
    ),
    ...row('Resolution', issue.resolution),
    ...row('Labels', issue.labels.join(', ')),
    ...row('Parent', issue.parent === null ? null : `${issue.parent.key} ${issue.parent.summary}`),
    ...row('Components', issue.components.join(', ')),
    ...row('Fix versions', issue.fixVersions.join(', ')),
    ...(issue.time === undefined ? [] : timeRows(issue.time)),
    ...(issue.fields ?? []).map(({ name, value }): [string, ReactNode] => [name, value]),
    ['Updated', formatDateTime(issue.updated)],
  ];
  return (
    <Card label={`Issue ${issue.key}`}>
      <div className={styles.head}>
        <div className={styles.line}>
          <OuterLink href={issue.url} className={styles.key}>
            {issue.key}
          </OuterLink>
          <span className={styles.muted}>
            {issue.type} in {issue.project.name}
          </span>
          <StatusBadge status={issue.status} />
        </div>
        <Text weight="semibold" className={styles.summary}>
          {issue.summary}
        </Text>
      </div>
      <dl className={styles.facts}>
        {facts.map(([term, value]) => (
          <div key={term} style={{ display: 'contents' }}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      {description.trim() === '' ? null : (
        <Folded title="Description">
          <Markdown text={description} />
        </Folded>
      )}
      {subtasks.length === 0 ? null : (
        <Folded title={`Subtasks (${subtasks.length})`}>
          <ul className={styles.subtasks}>
            {subtasks.map((subtask) => (
              <li key={subtask.key}>
                {subtask.key} {subtask.summary} <StatusBadge status={subtask.status} />
              </li>
            ))}
          </ul>
        </Folded>
      )}
      <IssueParts issue={issue} />
      {comments === undefined ? null : <IssueComments comments={comments} />}
    </Card>
  );
}

function row(term: string, value: ReactNode): [string, ReactNode][] {
  return value === null || value === '' ? [] : [[term, value]];
}

function timeRows({ spent, remaining, estimated }: NonNullable<ReadIssue['time']>): [string, ReactNode][] {
  const said = (minutes: number | null) => (minutes === null ? null : formatDuration(minutes));
  return [
    ...row('Time spent', said(spent)),
    ...row('Remaining', said(remaining)),
    ...row('Estimate', said(estimated)),
  ];
}
