import { makeStyles, tokens } from '@fluentui/react-components';
import type { AllowedWhere, SentFile, Site } from '@sidelight/contract';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import type { Approval } from '../approvals/approval.ts';
import type { Undone } from '../approvals/undone.ts';
import { DropZone } from '../files/drop-zone.tsx';
import type { PictureSource } from '../files/picture-source.ts';
import { PicturesProvider } from '../files/pictures.ts';
import { useAddedFiles } from '../files/use-added-files.ts';
import { KnownLinksProvider } from '../formats/known-links.ts';
import { answerCutOff, type Remedy, troubleOf } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { announcementOf } from './announcement.ts';
import { Announcer } from './announcer.tsx';
import type { PageContext, Turn } from './chat-transport.ts';
import { Composer } from './composer.tsx';
import { EmptyConversation } from './empty-conversation.tsx';
import { type MessageActions, MessageView, Thinking } from './message-view.tsx';
import { OtherSite } from './other-site.tsx';
import { pageOf, subjectsOf } from './page-subjects.ts';
import type { Restored } from './restored-messages.ts';
import { undoneChanges } from './undone-changes.ts';
import { useConversation } from './use-conversation.ts';
import { useKnownLinksOf } from './use-known-links-of.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

const useStyles = makeStyles({
  frame: { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  scroll: {
    // Holds what only screen readers see: unheld it would make the page itself scroll.
    position: 'relative',
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    scrollbarWidth: 'thin',
  },
  column: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '760px',
    minHeight: '100%',
    margin: '0 auto',
    padding: tokens.spacingHorizontalM,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  stopped: { color: tokens.colorNeutralForeground3 },
  foot: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '760px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
});

/** The conversation itself: its messages and the place to write. */
export function ConversationView({
  api,
  id,
  restored,
  firstName,
  page,
  sites,
  pickedSiteUrl,
  onAbout,
  isShown,
  onNew,
  onStarted,
  undo,
  onUndoAsked,
  onRemedy,
}: {
  readonly api: Api;
  readonly id: string;
  readonly restored: Restored;
  readonly firstName: string | undefined;
  readonly page: PageContext | undefined;
  readonly sites: readonly Site[];
  /** What a conversation is about that begins on no page of theirs. */
  readonly pickedSiteUrl: string | undefined;
  /** Told which site this conversation is about. */
  readonly onAbout: (siteUrl: string | undefined) => void;
  /** Not while a list stands in its place. */
  readonly isShown: boolean;
  readonly onNew: () => void;
  readonly onStarted: (id: string) => void;
  /** A change whose Undo was pressed elsewhere; it is asked for here, once nothing else is under way. */
  readonly undo: string | undefined;
  readonly onUndoAsked: () => void;
  /** The remedies that reach beyond this conversation. */
  readonly onRemedy: (remedy: 'sign-in' | 'new-conversation', code: string | undefined) => void;
}) {
  const styles = useStyles();
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const [stopped, setStopped] = useState(false);
  const [begunAt, setBegunAt] = useState(restored.siteUrl ?? undefined);
  const siteUrl = begunAt ?? page?.siteUrl ?? pickedSiteUrl;
  useEffect(() => onAbout(siteUrl), [onAbout, siteUrl]);
  const elsewhere = page?.siteUrl !== undefined && page.siteUrl !== siteUrl;
  const subjects = elsewhere ? [] : subjectsOf(page).filter(({ id }) => !dropped.includes(id));
  const { messages, busy, status, error, send, decide, retry, stop, cutOff, answeredElsewhere } =
    useConversation({
      api,
      id,
      restored,
      page: { siteUrl: page?.siteUrl, ...pageOf(subjects) },
    });
  const { list, content, stick } = useStickToEnd();
  const input = useRef<HTMLTextAreaElement>(null);
  const added = useAddedFiles(api, id);
  const picture = useCallback(
    (source: PictureSource, signal: AbortSignal) =>
      source.of === 'file' ? api.file(source.id, signal) : api.attachmentThumbnail(source, signal),
    [api],
  );

  // A new conversation begins with writing; one that is gone on with does, unless a change that waits has taken the focus.
  useEffect(() => {
    const isFree = document.activeElement === document.body || restored.messages.length === 0;
    if (isShown && isFree) input.current?.focus();
  }, [isShown, restored]);

  const say = useCallback(
    (text: string, about?: Pick<Turn, 'changeId' | 'again'>, files?: readonly SentFile[]) => {
      onStarted(id);
      setBegunAt(siteUrl);
      setStopped(false);
      stick();
      input.current?.focus();
      void send(text, about, files);
    },
    [send, stick, onStarted, id, siteUrl],
  );
  const onDecide = useCallback(
    (approval: Approval, approved: boolean, allow?: AllowedWhere) => {
      // The pressed button goes away; the person goes on where they write.
      input.current?.focus();
      stick();
      setStopped(false);
      void decide(approval, approved, allow);
    },
    [decide, stick],
  );
  useEffect(() => {
    if (undo === undefined || busy) return;
    onUndoAsked();
    say('Undo that', { changeId: undo });
  }, [undo, busy, say, onUndoAsked]);
  const remedy = useCallback(
    (chosen: Exclude<Remedy, 'none'>, code: string | undefined) => {
      if (chosen === 'retry') {
        setStopped(false);
        void retry();
      } else onRemedy(chosen, code);
    },
    [retry, onRemedy],
  );
  const actions = useMemo<MessageActions>(
    () => ({
      api,
      onDecide,
      onUndo: (changeId) => say('Undo that', { changeId }),
      onTryAgain: (toolCallId) => say('Try again what was not done', { again: toolCallId }),
      onReadPlan: (toolCallId, offset) => api.planIssues(id, toolCallId, offset),
      onRemedy: remedy,
      mayTakeFocus: () => (input.current?.value ?? '') === '',
    }),
    [api, id, onDecide, say, remedy],
  );
  // A string, so that the messages that are shown already stay as they are while an answer streams.
  const undoneNow = JSON.stringify([...undoneChanges(messages)]);
  const undone = useMemo(() => new Map<string, Undone>(JSON.parse(undoneNow)), [undoneNow]);
  const isKnown = useKnownLinksOf(messages, sites);
  const trouble = error === undefined ? undefined : troubleOf(error);

  return (
    <main className={styles.frame}>
      <PicturesProvider value={picture}>
        <DropZone onFiles={added.add}>
          <div className={styles.scroll} ref={list}>
            <div className={styles.column} ref={content} role="log" aria-label="Conversation" aria-live="off">
              {messages.length === 0 ? (
                <EmptyConversation
                  api={api}
                  firstName={firstName}
                  page={{ ...page }}
                  onPick={(text) => say(text)}
                />
              ) : null}
              <KnownLinksProvider value={isKnown}>
                {messages.map((message, index) => {
                  const last = index === messages.length - 1;
                  return (
                    <MessageView
                      key={message.id}
                      message={message}
                      last={last}
                      active={last && busy}
                      busy={busy}
                      undone={undone}
                      actions={actions}
                    />
                  );
                })}
              </KnownLinksProvider>
              {answeredElsewhere || (status === 'submitted' && messages.at(-1)?.role === 'user') ? (
                <Thinking />
              ) : null}
              {stopped && !busy ? <span className={styles.stopped}>You stopped the answer.</span> : null}
              {cutOff && !stopped ? (
                <TroubleMessage trouble={answerCutOff} onRemedy={(chosen) => remedy(chosen, undefined)} />
              ) : null}
              {trouble === undefined ? null : (
                <TroubleMessage trouble={trouble} onRemedy={(chosen) => remedy(chosen, trouble.code)} />
              )}
            </div>
          </div>
          <Announcer text={announcementOf(messages, busy)} />
          <div className={styles.foot}>
            {elsewhere ? (
              <OtherSite here={nameOf(sites, page.siteUrl)} about={nameOf(sites, siteUrl)} onNew={onNew} />
            ) : null}
            <Composer
              busy={busy || answeredElsewhere}
              subject={subjects[0]}
              onDrop={(id) => setDropped((before) => [...before, id])}
              added={added}
              onSend={(text, files) => say(text, undefined, files)}
              onStop={() => {
                setStopped(true);
                void stop();
              }}
              input={input}
            />
          </div>
        </DropZone>
      </PicturesProvider>
    </main>
  );
}

function nameOf(sites: readonly Site[], address: string | undefined): string {
  return sites.find(({ url }) => url === address)?.name ?? 'another site';
}
