import { makeStyles, tokens } from '@fluentui/react-components';
import type { PlannedIssue } from '@sidelight/contract';
import { FieldChanges } from './field-changes.tsx';

const useStyles = makeStyles({
  issue: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  type: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  summary: {
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase300,
    unicodeBidi: 'plaintext',
    overflowWrap: 'anywhere',
  },
});

/** Pixels to the right for each parent that is new as well. */
const step = 14;
/** A narrow panel has no room for more. */
const deepest = 4;

/** One of several new issues, below its parent where that is new as well. What all of them have stands elsewhere. */
export function NewIssue({ issue }: { readonly issue: PlannedIssue }) {
  const styles = useStyles();
  const type = issue.changes.find(({ field }) => field === 'issuetype')?.after;
  const changes = issue.changes.filter(({ field }) => field !== 'issuetype');
  const depth = Math.min(issue.depth ?? 0, deepest);
  return (
    <div className={styles.issue} style={{ marginLeft: depth * step }}>
      {type == null ? null : <span className={styles.type}>{type}</span>}
      <ins className={styles.summary} style={{ textDecoration: 'none' }}>
        {issue.summary}
      </ins>
      {changes.length === 0 ? null : (
        <FieldChanges changes={changes} caption={`What “${issue.summary}” will have`} />
      )}
    </div>
  );
}
