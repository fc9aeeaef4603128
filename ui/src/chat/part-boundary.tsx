import type { ReactNode } from 'react';
import { FaultBoundary } from '../faults/fault-boundary.tsx';
import { FaultMessage } from '../faults/fault-message.tsx';
import type { MessageBlock } from './message-blocks.ts';

interface Words {
  readonly what: string;
  readonly title: string;
  readonly advice: string;
}

const restWorks = 'The rest of the conversation works as before.';
const lookInJira = `${restWorks} Ask again, or look in Jira.`;

const wordsOf: Record<Exclude<MessageBlock['kind'], 'approval'>, Words> = {
  text: { what: 'a text', title: 'This text cannot be shown.', advice: restWorks },
  progress: { what: 'a step', title: 'This step cannot be shown.', advice: restWorks },
  issues: { what: 'a list of issues', title: 'This list of issues cannot be shown.', advice: lookInJira },
  read: { what: 'an issue', title: 'This issue cannot be shown.', advice: lookInJira },
  attachments: {
    what: 'attachments',
    title: 'These attachments cannot be shown.',
    advice: lookInJira,
  },
  reminders: {
    what: 'reminders',
    title: 'These reminders cannot be shown.',
    advice: 'Open Reminders in the menu to see them.',
  },
  problem: { what: 'a problem', title: 'Something went wrong here.', advice: `${restWorks} Ask again.` },
  'tool-failed': { what: 'a failed step', title: 'A step failed here.', advice: `${restWorks} Ask again.` },
  unreadable: { what: 'a part', title: 'This part cannot be shown.', advice: restWorks },
};

/** An approval is never given to what cannot be seen. */
const waitingWords: Words = {
  what: 'a change that waits',
  title: 'This change cannot be shown, so it cannot be approved here.',
  advice: 'Nothing was changed by it. Refuse it, or ask for it again in other words.',
};

const decidedWords: Words = {
  what: 'a change',
  title: 'This change cannot be shown.',
  advice: 'What became of it stands in “Changes and rules” in the menu, and in Jira.',
};

/** Around one part of a message: a fault in drawing it takes away that part alone. */
export function PartBoundary({
  block,
  onRefuse,
  children,
}: {
  readonly block: MessageBlock;
  /** Refuses the change that waits here. */
  readonly onRefuse: () => void;
  readonly children: ReactNode;
}) {
  const waiting = block.kind === 'approval' && block.approval.state.kind === 'waiting';
  const words = block.kind === 'approval' ? (waiting ? waitingWords : decidedWords) : wordsOf[block.kind];
  return (
    <FaultBoundary
      of={block}
      fallback={(fault, tryAgain) => (
        <>
          <FaultMessage
            fault={fault}
            {...words}
            ways={[
              ...(waiting ? [{ label: 'Refuse', go: onRefuse }] : []),
              { label: 'Try again', go: tryAgain },
            ]}
          />
          {block.kind === 'text' ? (
            <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{block.text}</div>
          ) : null}
        </>
      )}
    >
      {children}
    </FaultBoundary>
  );
}

/** Around one message, for what is done before its parts are drawn. */
export function MessageBoundary({ of, children }: { readonly of: unknown; readonly children: ReactNode }) {
  return (
    <FaultBoundary
      of={of}
      fallback={(fault, tryAgain) => (
        <FaultMessage
          fault={fault}
          what="a message"
          title="This message cannot be shown."
          advice={restWorks}
          ways={[{ label: 'Try again', go: tryAgain }]}
        />
      )}
    >
      {children}
    </FaultBoundary>
  );
}

/** Around the conversation: when it cannot be shown at all, a new one can be begun and others can be opened. */
export function ConversationBoundary({
  id,
  onNew,
  children,
}: {
  readonly id: string;
  readonly onNew: () => void;
  readonly children: ReactNode;
}) {
  return (
    <FaultBoundary
      of={id}
      fallback={(fault, tryAgain) => (
        <main style={{ padding: '12px' }}>
          <FaultMessage
            fault={fault}
            what="a conversation"
            title="This conversation cannot be shown."
            advice="It is kept, and nothing was changed without your approval. Begin a new one, or open another under Conversations."
            ways={[
              { label: 'New conversation', go: onNew },
              { label: 'Try again', go: tryAgain },
            ]}
          />
        </main>
      )}
    >
      {children}
    </FaultBoundary>
  );
}
