import { makeStyles, tokens } from '@fluentui/react-components';
import type { Column, FoundIssue } from '@sidelight/contract';
import { OuterLink } from '../formats/outer-link.tsx';
import { DueLabel } from './due-label.tsx';
import { IssueCells } from './issue-cells.tsx';
import { PersonLabel } from './person-label.tsx';
import { StatusBadge } from './status-badge.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    minWidth: 0,
  },
  key: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  type: {
    flex: '1 1 40px',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  summary: { unicodeBidi: 'plaintext', overflowWrap: 'anywhere', lineHeight: tokens.lineHeightBase300 },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    minWidth: 0,
  },
});

/** One issue of a list. Three short lines read well from 300 px up, so wide and narrow look the same. */
export function IssueRow({
  issue,
  now,
  columns,
}: {
  readonly issue: FoundIssue;
  readonly now: number;
  /** Shown instead of the usual facts. */
  readonly columns?: readonly Column[] | undefined;
}) {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <OuterLink href={issue.url} className={styles.key}>
          {issue.key}
        </OuterLink>
        <span className={styles.type}>{issue.type}</span>
        <StatusBadge status={issue.status} />
      </div>
      <div className={styles.summary}>{issue.summary}</div>
      {columns === undefined || issue.cells === undefined ? (
        <div className={styles.facts}>
          <PersonLabel person={issue.assignee} />
          {issue.priority === null ? null : <span>{issue.priority} priority</span>}
          {issue.dueDate === null ? null : (
            <DueLabel day={issue.dueDate} done={issue.status.category === 'done'} now={now} />
          )}
        </div>
      ) : (
        <IssueCells columns={columns} cells={issue.cells} now={now} />
      )}
    </li>
  );
}
