import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { AddCircleRegular } from '@fluentui/react-icons/svg/add-circle';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { CommentRegular } from '@fluentui/react-icons/svg/comment';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { AllowedWhere, Plan } from '@sidelight/contract';
import { useEffect, useId, useRef } from 'react';
import { actionInWords } from '../changes/actions-in-words.ts';
import { formatClock } from '../formats/dates.ts';
import { useNow } from '../formats/use-now.ts';
import { type Approval, type ApprovalState, stateAt } from './approval.ts';
import { ApprovalStatus } from './approval-status.tsx';
import { ApproveButton } from './approve-button.tsx';
import { LeftOut } from './left-out.tsx';
import { PlannedIssues, type ReadPlan } from './planned-issues.tsx';
import type { Undone } from './undone.ts';

const useStyles = makeStyles({
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: tokens.spacingHorizontalM,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: '-2px' },
  },
  waiting: { border: `1px solid ${tokens.colorBrandStroke1}`, boxShadow: tokens.shadow4 },
  head: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorBrandForeground1, flexShrink: 0 },
  title: { overflowWrap: 'anywhere', minWidth: 0 },
  warning: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'flex-start',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground3,
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  // There from the beginning, so that the outcome is read out; without words it takes no room.
  status: { ':empty': { marginTop: `calc(-1 * ${tokens.spacingVerticalS})` } },
  // Set so that the words of the buttons stand below those above.
  after: { display: 'flex', flexWrap: 'wrap', marginLeft: '-8px', ':empty': { display: 'none' } },
  until: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** "Not asked about: you allowed comments in this conversation." */
function allowedInWords(where: AllowedWhere, action: Plan['action']): string {
  const place = where === 'conversation' ? ' in this conversation' : '';
  return `Not asked about: you allowed ${actionInWords(action)}${place}.`;
}

/** Of these the server plans anew what was not done. */
const triedAgain: ReadonlySet<Plan['action']> = new Set(['change', 'create']);

/** How many issues of a change were not done and can be tried again. */
function leftOf(plan: Plan, state: ApprovalState): number {
  if (!triedAgain.has(plan.action) || state.kind !== 'done') return 0;
  const many = state.output?.many;
  return many === undefined ? 0 : many.total - many.done;
}

const icons = {
  create: AddCircleRegular,
  change: EditRegular,
  comment: CommentRegular,
  delete: DeleteRegular,
};

/**
 * A change that waits for the person, shown exactly as the server stored it. The card takes the focus when it begins
 * to wait (unless the person is writing), never a button of it, so that a key pressed while reading decides nothing.
 */
export function ApprovalCard({
  approval,
  busy,
  mayTakeFocus,
  onDecide,
  undone,
  onUndo,
  onTryAgain,
  onReadPlan,
}: {
  readonly approval: Approval;
  readonly busy: boolean;
  readonly mayTakeFocus: () => boolean;
  readonly onDecide: (approved: boolean, allow?: AllowedWhere) => void;
  readonly undone?: Undone | undefined;
  /** Asks for the change to be taken back. */
  readonly onUndo?: ((changeId: string) => void) | undefined;
  /** Asks for what was not done. */
  readonly onTryAgain?: (() => void) | undefined;
  /** Reads on in a plan of many issues. */
  readonly onReadPlan?: ReadPlan | undefined;
}) {
  const styles = useStyles();
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  const now = useNow(10_000);
  const { plan } = approval;
  const state = stateAt(approval, now);
  // What a rule is about is decided by the server as soon as the answer has come to its end.
  const waiting = state.kind === 'waiting' && !(busy && plan.allowedBy !== null);
  const Icon = icons[plan.kind];
  const left = leftOf(plan, state);
  const changeId = state.kind === 'done' && undone === undefined ? state.output?.changeId : undefined;

  useEffect(() => {
    if (waiting && mayTakeFocus()) card.current?.focus();
  }, [mayTakeFocus, waiting]);

  return (
    <section
      ref={card}
      tabIndex={-1}
      aria-labelledby={titleId}
      className={mergeClasses(styles.card, waiting && styles.waiting)}
    >
      <div className={styles.head}>
        <span className={styles.icon} aria-hidden="true">
          <Icon />
        </span>
        <Text weight="semibold" id={titleId} className={styles.title}>
          {plan.title}
        </Text>
      </div>
      <PlannedIssues plan={plan} read={onReadPlan} />
      <LeftOut leftOut={plan.leftOut} />
      {plan.warnings.map((warning) => (
        <div key={warning} className={styles.warning}>
          <span aria-hidden="true">
            <WarningRegular />
          </span>
          <span>{warning}</span>
        </div>
      ))}
      {waiting ? (
        <div className={styles.actions}>
          <ApproveButton plan={plan} busy={busy} onApprove={(allow) => onDecide(true, allow)} />
          <Button disabledFocusable={busy} onClick={() => onDecide(false)}>
            Refuse
          </Button>
          <span className={styles.until}>
            Waits until <time dateTime={plan.expiresAt}>{formatClock(plan.expiresAt)}</time>
          </span>
        </div>
      ) : null}
      <div role="status" className={styles.status}>
        {plan.allowedBy === null || waiting ? null : (
          <div className={styles.until}>{allowedInWords(plan.allowedBy, plan.action)}</div>
        )}
        {state.kind === 'waiting' ? null : <ApprovalStatus state={state} undone={undone} />}
      </div>
      <div className={styles.after}>
        {changeId === undefined || onUndo === undefined ? null : (
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowUndoRegular />}
            aria-label={`Undo: ${plan.title}`}
            disabledFocusable={busy}
            onClick={() => onUndo(changeId)}
          >
            Undo
          </Button>
        )}
        {left === 0 || onTryAgain === undefined ? null : (
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowClockwiseRegular />}
            disabledFocusable={busy}
            onClick={onTryAgain}
          >
            {left === 1 ? 'Try the one again that was not done' : `Try the ${left} again that were not done`}
          </Button>
        )}
      </div>
    </section>
  );
}
