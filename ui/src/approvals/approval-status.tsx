import { makeStyles, mergeClasses, ProgressBar, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { PlanProgress } from '@sidelight/contract';
import type { ReactNode } from 'react';
import { OuterLink } from '../formats/outer-link.tsx';
import type { ApprovalState } from './approval.ts';
import type { Undone } from './undone.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'flex-start',
    lineHeight: tokens.lineHeightBase300,
  },
  icon: { display: 'inline-flex', fontSize: '20px', flexShrink: 0 },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  careful: { color: tokens.colorStatusWarningForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Where a decided change stands, in words beside the icon. */
export function ApprovalStatus({
  state,
  undone,
}: {
  readonly state: Exclude<ApprovalState, { kind: 'waiting' }>;
  readonly undone: Undone | undefined;
}) {
  const styles = useStyles();
  const line = (tone: string | undefined, icon: ReactNode, text: ReactNode) => (
    <div className={styles.line}>
      <span className={mergeClasses(styles.icon, tone)} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.text}>{text}</span>
    </div>
  );
  switch (state.kind) {
    case 'sending':
      return line(
        undefined,
        <Spinner size="extra-tiny" />,
        state.approved ? <Doing progress={state.progress} /> : 'Refusing…',
      );
    case 'running':
      return line(undefined, <Spinner size="extra-tiny" />, <Doing progress={state.progress} />);
    case 'done':
      return (
        <>
          {line(
            styles.good,
            <CheckmarkCircleFilled />,
            state.output === undefined ? (
              'Done.'
            ) : (
              <>
                {state.output.done}
                {undone === undefined ? null : ' It was undone since.'}
                {undone === 'deleted' ||
                state.output.deleted === true ||
                (state.output.many?.issues.length ?? 1) > 1 ? null : (
                  <>
                    {' '}
                    <OuterLink href={state.output.issue.url} inline>
                      Open {state.output.issue.key}
                    </OuterLink>
                  </>
                )}
              </>
            ),
          )}
          {state.output === undefined || state.output.ignoredFields.length === 0
            ? null
            : line(
                styles.careful,
                <WarningFilled />,
                `Jira accepted but did not change: ${state.output.ignoredFields.join(', ')}.`,
              )}
        </>
      );
    case 'refused':
      return line(styles.quiet, <ProhibitedRegular />, 'Refused. Nothing was changed.');
    case 'dropped':
      return line(styles.quiet, <ProhibitedRegular />, 'Dropped without a decision. Nothing was changed.');
    case 'expired':
      return line(
        styles.quiet,
        <ClockRegular />,
        'It waited too long and was dropped. Nothing was changed; ask again if it is still needed.',
      );
    case 'failed':
      return line(styles.bad, <ErrorCircleFilled />, state.message);
  }
}

/** "Approved. Doing it in Jira…", with how far it is where there are several issues. */
function Doing({ progress }: { readonly progress: PlanProgress | undefined }) {
  if (progress === undefined) return 'Approved. Doing it in Jira…';
  const { done, failed, total } = progress;
  const ended = done + failed;
  const said = `${ended} of ${total} issues`;
  return (
    <>
      Approved. Doing it in Jira: {said}
      {failed === 0 ? '' : `, ${failed} of them not done`}.
      <ProgressBar value={ended} max={total} thickness="large" aria-label={said} />
    </>
  );
}
