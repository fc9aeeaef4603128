import { makeStyles, Spinner } from '@fluentui/react-components';
import type { Site } from '@sidelight/contract';
import { useCallback, useMemo, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { ProblemError } from '../api/problem-error.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { ChangesView } from '../changes/changes-view.tsx';
import { ConversationList } from '../conversations/conversation-list.tsx';
import { type Trouble, troubleOf } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { ReminderStrip } from '../reminders/reminder-strip.tsx';
import { RemindersView } from '../reminders/reminders-view.tsx';
import type { SignedIn } from '../session/session-gate.tsx';
import { ChatHeader } from './chat-header.tsx';
import type { PageContext } from './chat-transport.ts';
import { ConversationView } from './conversation-view.tsx';
import { ConversationBoundary } from './part-boundary.tsx';
import { rememberedConversation } from './remembered-conversation.ts';
import { nothingSaid, type Restored, restoredConversation } from './restored-messages.ts';

const useStyles = makeStyles({
  centre: { flex: 1, display: 'grid', placeItems: 'center', padding: '16px' },
  // What is being answered goes on while the list is shown.
  behind: { display: 'none' },
  chat: { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  notice: { padding: '8px 12px 0' },
});

/** The conversation of somebody who is signed in: brings back the last one, begins new ones. */
export function SignedInChat({
  api,
  page,
  signedIn,
  startSignIn,
  problem,
  onSignedOut,
}: {
  readonly api: Api;
  readonly page: PageContext | undefined;
  readonly signedIn: SignedIn;
  readonly startSignIn: () => Promise<void>;
  readonly problem: Trouble | undefined;
  readonly onSignedOut: (() => Promise<void>) | undefined;
}) {
  const styles = useStyles();
  const { session, reload } = signedIn;
  const remembered = useMemo(
    () => rememberedConversation(session.person?.accountId ?? ''),
    [session.person?.accountId],
  );
  const [conversation, setConversation] = useState(() => {
    const last = remembered.read();
    return last === undefined ? { id: crypto.randomUUID(), known: false } : { id: last, known: true };
  });
  const [about, setAbout] = useState(session.site?.url);
  const site = session.sites.find(({ url }) => url === about) ?? session.site;
  const [trouble, setTrouble] = useState(problem);
  const [shown, setShown] = useState<'chat' | 'conversations' | 'changes' | 'reminders'>('chat');
  const [undo, setUndo] = useState<string>();
  const undoAsked = useCallback(() => setUndo(undefined), []);

  const beginNew = useCallback(() => {
    remembered.forget();
    setTrouble(undefined);
    setShown('chat');
    setConversation({ id: crypto.randomUUID(), known: false });
  }, [remembered]);

  const open = (id: string) => {
    setShown('chat');
    setTrouble(undefined);
    if (id === conversation.id) return;
    remembered.write(id);
    setConversation({ id, known: true });
  };

  const restore = useCallback(
    async (signal: AbortSignal): Promise<Restored> => {
      if (!conversation.known) return nothingSaid;
      try {
        return restoredConversation(await api.conversation(conversation.id, signal));
      } catch (error) {
        if (!(error instanceof ProblemError) || error.problem.code !== 'assistant.conversation-unknown')
          throw error;
        // Of an earlier connection or another server: nothing to bring back, and its id can't be used again.
        beginNew();
        return nothingSaid;
      }
    },
    [api, conversation, beginNew],
  );
  const { loaded, reload: restoreAgain } = useLoaded(restore);

  const onRemedy = useCallback(
    async (remedy: 'sign-in' | 'new-conversation', code: string | undefined) => {
      if (remedy === 'new-conversation') return beginNew();
      try {
        // A session that ended is asked about again, which leads to the ways of signing in that this server has.
        if (code?.startsWith('session.') !== true) await startSignIn();
        reload();
      } catch (error) {
        setTrouble(troubleOf(error));
      }
    },
    [beginNew, reload, startSignIn],
  );

  const switchSite = async (site: Site) => {
    if (site.cloudId === session.site?.cloudId) return;
    try {
      await api.chooseSite(site.cloudId);
      // What was said was about the other site's issues.
      beginNew();
      reload();
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };

  const signOut = async () => {
    try {
      await api.signOut();
      remembered.forget();
      await onSignedOut?.();
      reload();
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };

  return (
    <>
      <ChatHeader
        session={session}
        site={site}
        dashboardUrl={`${api.baseUrl}/dashboard/token`}
        dashboardInNewTab={api.baseUrl !== ''}
        onNewConversation={beginNew}
        onConversations={() => setShown((now) => (now === 'conversations' ? 'chat' : 'conversations'))}
        onChanges={() => setShown('changes')}
        onReminders={() => setShown('reminders')}
        onSite={(site) => void switchSite(site)}
        onSignOut={() => void signOut()}
      />
      {trouble === undefined ? null : (
        <div className={styles.notice}>
          <TroubleMessage trouble={{ ...trouble, remedy: 'none' }} />
        </div>
      )}
      {shown === 'changes' ? (
        <ChangesView
          api={api}
          onClose={() => setShown('chat')}
          onUndo={(changeId) => {
            setShown('chat');
            setUndo(changeId);
          }}
        />
      ) : null}
      {shown === 'reminders' ? (
        <RemindersView api={api} onClose={() => setShown('chat')} />
      ) : (
        <ReminderStrip api={api} />
      )}
      {shown === 'conversations' ? (
        <ConversationList
          api={api}
          openId={conversation.id}
          onOpen={open}
          onClose={() => setShown('chat')}
          onDeleted={(id) => {
            if (id !== conversation.id) return;
            remembered.forget();
            setConversation({ id: crypto.randomUUID(), known: false });
          }}
        />
      ) : null}
      <div className={shown === 'chat' ? styles.chat : styles.behind}>
        {loaded.state === 'ready' ? (
          <ConversationBoundary id={conversation.id} onNew={beginNew}>
            <ConversationView
              key={conversation.id}
              api={api}
              id={conversation.id}
              restored={loaded.value}
              firstName={session.wayIn === 'oauth' ? session.person?.displayName.split(' ')[0] : undefined}
              page={page}
              sites={session.sites}
              pickedSiteUrl={session.site?.url}
              onAbout={setAbout}
              isShown={shown === 'chat'}
              onNew={beginNew}
              onStarted={remembered.write}
              undo={undo}
              onUndoAsked={undoAsked}
              onRemedy={onRemedy}
            />
          </ConversationBoundary>
        ) : (
          <div className={styles.centre}>
            {loaded.state === 'loading' ? (
              <Spinner size="small" label="Opening the conversation…" labelPosition="below" delay={300} />
            ) : (
              <TroubleMessage
                trouble={loaded.trouble}
                onRemedy={(remedy) =>
                  remedy === 'retry' ? restoreAgain() : onRemedy(remedy, loaded.trouble.code)
                }
              />
            )}
          </div>
        )}
      </div>
    </>
  );
}
