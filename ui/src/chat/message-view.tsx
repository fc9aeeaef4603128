import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { AllowedWhere } from '@sidelight/contract';
import { memo } from 'react';
import type { Api } from '../api/create-api.ts';
import type { Approval } from '../approvals/approval.ts';
import { ApprovalCard } from '../approvals/approval-card.tsx';
import type { ReadPlan } from '../approvals/planned-issues.tsx';
import type { Undone } from '../approvals/undone.ts';
import { AttachmentsCard } from '../attachments/attachments-card.tsx';
import { SentFiles } from '../files/sent-files.tsx';
import { Markdown } from '../formats/markdown.tsx';
import { IssueListCard } from '../issues/issue-list-card.tsx';
import { ReadIssuesCard } from '../issues/read-issues-card.tsx';
import { type Remedy, remedyFor, troubleOfProblem } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { ToldReminders } from '../reminders/told-reminders.tsx';
import { VisuallyHidden } from '../theme/visually-hidden.tsx';
import { AnsweredBy } from './answered-by.tsx';
import type { ChatMessage } from './chat-message.ts';
import { sentFilesOf, textOf } from './chat-transport.ts';
import { blocksOf, type MessageBlock, type Surroundings } from './message-blocks.ts';
import { MessageBoundary, PartBoundary } from './part-boundary.tsx';

const useStyles = makeStyles({
  said: {
    alignSelf: 'flex-end',
    maxWidth: '85%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    // Only high contrast shows it, where backgrounds are not drawn.
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusXLarge,
    borderBottomRightRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    whiteSpace: 'pre-wrap',
    // Each paragraph runs as its first letter does.
    unicodeBidi: 'plaintext',
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
  },
  answer: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  // What was answered before is laid out and painted only where it is in sight; it keeps its height when it leaves.
  earlier: { contentVisibility: 'auto', containIntrinsicBlockSize: 'auto 240px' },
  progress: { justifyContent: 'flex-start' },
  failed: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
  },
  failedIcon: { flexShrink: 0, fontSize: '20px', color: tokens.colorStatusWarningForeground1 },
});

export interface MessageActions {
  readonly api: Pick<Api, 'search' | 'file' | 'attachment'>;
  readonly onDecide: (approval: Approval, approved: boolean, allow?: AllowedWhere) => void;
  readonly onUndo: (changeId: string) => void;
  /** Asks for what a plan did not do. */
  readonly onTryAgain: (toolCallId: string) => void;
  readonly onReadPlan: ReadPlan;
  readonly onRemedy: (remedy: Exclude<Remedy, 'none'>, code: string | undefined) => void;
  /** False while the person is writing: then nothing may move the focus. */
  readonly mayTakeFocus: () => boolean;
}

type MessageProps = Surroundings & {
  readonly message: ChatMessage;
  readonly undone: ReadonlyMap<string, Undone>;
  readonly busy: boolean;
  readonly actions: MessageActions;
};

/** One message: what the person said, or an answer with its cards. Of a long conversation only what changes is drawn anew. */
export const MessageView = memo(function MessageView(props: MessageProps) {
  return (
    <MessageBoundary of={props.message}>
      <Message {...props} />
    </MessageBoundary>
  );
});

function Message({ message, last, active, busy, undone, actions }: MessageProps) {
  const styles = useStyles();
  if (message.role === 'user') {
    const text = textOf(message);
    return (
      <>
        <SentFiles api={actions.api} files={sentFilesOf(message)} />
        {text === '' ? null : (
          <div className={styles.said}>
            <VisuallyHidden>You: </VisuallyHidden>
            {text}
          </div>
        )}
      </>
    );
  }
  const blocks = blocksOf(message, { last, active });
  // Repeating the question would not repeat what was approved in between, so then there is nothing to try again.
  const decided = blocks.some((block) => block.kind === 'approval');
  return (
    <article className={mergeClasses(styles.answer, !last && styles.earlier)} aria-label="Sidelight">
      {blocks.map((block) => (
        <PartBoundary
          key={block.id}
          block={block}
          onRefuse={() => block.kind === 'approval' && actions.onDecide(block.approval, false)}
        >
          <Block block={block} busy={busy} undone={undone} canRetry={last && !decided} actions={actions} />
        </PartBoundary>
      ))}
      {active && blocks.length === 0 ? <Thinking /> : null}
      {active ? null : <AnsweredBy metadata={message.metadata} />}
    </article>
  );
}

function Block({
  block,
  busy,
  canRetry,
  undone,
  actions,
}: {
  readonly block: MessageBlock;
  readonly canRetry: boolean;
  readonly undone: ReadonlyMap<string, Undone>;
  readonly busy: boolean;
  readonly actions: MessageActions;
}) {
  const styles = useStyles();
  switch (block.kind) {
    case 'text':
      return <Markdown text={block.text} />;
    case 'progress':
      return <Thinking label={block.label} />;
    case 'issues':
      return <IssueListCard api={actions.api} result={block.result} />;
    case 'read':
      return <ReadIssuesCard result={block.result} />;
    case 'attachments':
      return <AttachmentsCard api={actions.api} result={block.result} />;
    case 'reminders':
      return <ToldReminders result={block.result} />;
    case 'approval':
      return (
        <ApprovalCard
          approval={block.approval}
          busy={busy}
          mayTakeFocus={actions.mayTakeFocus}
          undone={undoneOf(block.approval, undone)}
          onUndo={actions.onUndo}
          onTryAgain={() => actions.onTryAgain(block.approval.toolCallId)}
          onReadPlan={actions.onReadPlan}
          onDecide={(approved, allow) => actions.onDecide(block.approval, approved, allow)}
        />
      );
    case 'problem':
      return (
        <TroubleMessage
          trouble={troubleOfProblem(block.problem)}
          onRemedy={
            busy || (!canRetry && remedyFor(block.problem.code) === 'retry')
              ? undefined
              : (remedy) => actions.onRemedy(remedy, block.problem.code)
          }
        />
      );
    case 'tool-failed':
    case 'unreadable':
      return (
        <div className={styles.failed}>
          <WarningRegular className={styles.failedIcon} aria-hidden="true" />
          <span>{block.text}</span>
        </div>
      );
  }
}

function undoneOf({ state }: Approval, undone: ReadonlyMap<string, Undone>): Undone | undefined {
  const changeId = state.kind === 'done' ? state.output?.changeId : undefined;
  return changeId === undefined ? undefined : undone.get(changeId);
}

/** Says what is being done; the announcement for screen readers is made once, by the conversation. */
export function Thinking({ label = 'Thinking…' }: { readonly label?: string }) {
  const styles = useStyles();
  return <Spinner className={styles.progress} size="extra-tiny" label={label} />;
}
