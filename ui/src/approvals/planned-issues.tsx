import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Plan, PlanIssues, PlannedIssue } from '@sidelight/contract';
import { useState } from 'react';
import { OuterLink } from '../formats/outer-link.tsx';
import { type Trouble, troubleOf } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { FieldChanges } from './field-changes.tsx';
import { NewIssue } from './new-issue.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  // A plan of hundreds must not push its buttons out of sight. What is hidden from sight in it stays within it.
  bounded: { position: 'relative', maxHeight: '320px', overflowY: 'auto', scrollbarWidth: 'thin' },
  issue: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  of: { fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
});

/** A page of the issues of a plan, from `offset` on. */
export type ReadPlan = (toolCallId: string, offset: number) => Promise<PlanIssues>;

const shownAtFirst = 3;

/** The issues of a plan with what each will be; of many the first, the others on demand. */
export function PlannedIssues({ plan, read }: { readonly plan: Plan; readonly read: ReadPlan | undefined }) {
  const styles = useStyles();
  const [all, setAll] = useState<readonly PlannedIssue[]>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [loading, setLoading] = useState(false);
  const issues = all ?? (plan.total > 1 ? plan.issues.slice(0, shownAtFirst) : plan.issues);
  // The list only grows at its end, and a new issue has no key to be known by.
  const placed = issues.map((issue, place) => ({ issue, place: issue.key ?? place }));
  const left = plan.total - issues.length;
  const more = async () => {
    if (read === undefined) return;
    setLoading(true);
    setTrouble(undefined);
    try {
      const before = all ?? [];
      const page = await read(plan.toolCallId, before.length);
      setAll([...before, ...page.issues]);
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setLoading(false);
    }
  };
  return (
    <>
      {plan.common.length === 0 ? null : (
        <FieldChanges changes={plan.common} caption="Alike in all of the new issues" />
      )}
      <div
        className={all === undefined ? styles.list : `${styles.list} ${styles.bounded}`}
        {...(all === undefined
          ? {}
          : { tabIndex: 0, role: 'group', 'aria-label': 'Issues that will be changed' })}
      >
        {placed.map(({ issue, place }) =>
          issue.key === null && plan.total > 1 ? (
            <NewIssue key={place} issue={issue} />
          ) : (
            <div key={place} className={styles.issue}>
              {issue.key === null ? null : (
                <span className={styles.of}>
                  <OuterLink href={issue.url} inline>
                    {issue.key}
                  </OuterLink>{' '}
                  {issue.summary}
                </span>
              )}
              <FieldChanges
                changes={issue.changes}
                caption={`Changes to ${issue.key ?? 'the new issue'}`}
                site={issue.url === null ? undefined : new URL(issue.url).origin}
              />
            </div>
          ),
        )}
      </div>
      {left <= 0 || read === undefined ? null : (
        <div>
          <Button appearance="subtle" size="small" disabledFocusable={loading} onClick={() => void more()}>
            {all === undefined ? `Show all ${plan.total} issues` : `Show more (${left} left)`}
          </Button>
        </div>
      )}
      {trouble === undefined ? null : <TroubleMessage trouble={{ ...trouble, remedy: 'none' }} />}
    </>
  );
}
