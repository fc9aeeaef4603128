import { Button, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import type { ConversationHead } from '@sidelight/contract';
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { type Page, usePages } from '../api/use-pages.ts';
import { type Trouble, troubleOf } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { ViewHead } from '../theme/view-head.tsx';
import { ConversationEntry } from './conversation-entry.tsx';
import { downloadMarkdown } from './download-markdown.ts';

const useStyles = makeStyles({
  frame: { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  column: { boxSizing: 'border-box', width: '100%', maxWidth: '760px', margin: '0 auto' },
  search: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`, display: 'flex' },
  query: { flex: 1, minWidth: 0 },
  scroll: { position: 'relative', flex: 1, minHeight: 0, overflowY: 'auto', scrollbarWidth: 'thin' },
  list: { listStyle: 'none', margin: 0, padding: `0 ${tokens.spacingHorizontalS}` },
  note: { padding: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground3 },
});

type Actions = Pick<
  Api,
  'conversations' | 'renameConversation' | 'deleteConversation' | 'exportConversation'
>;

/** All conversations of the person: found by what was said, opened, renamed, exported, deleted. */
export function ConversationList({
  api,
  openId,
  onOpen,
  onClose,
  onDeleted,
}: {
  readonly api: Actions;
  readonly openId: string;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  readonly onDeleted: (id: string) => void;
}) {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  const [trouble, setTrouble] = useState<Trouble>();
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);

  const load = useCallback(
    async (before: string | undefined, signal?: AbortSignal): Promise<Page<ConversationHead, string>> => {
      const { conversations, next } = await api.conversations(
        { query, ...(before === undefined ? {} : { before }) },
        signal,
      );
      return { items: conversations, next };
    },
    [api, query],
  );
  const { loaded, reload, more, trouble: pageTrouble } = usePages(load);
  const attempt = async (step: () => Promise<void>) => {
    setTrouble(undefined);
    try {
      await step();
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  const found = loaded.state === 'ready' ? loaded.value : [];
  const shownTrouble = trouble ?? pageTrouble;

  return (
    <main className={styles.frame}>
      <ViewHead title="Conversations" onClose={onClose} />
      <search className={`${styles.search} ${styles.column}`}>
        <Input
          input={{ ref: search }}
          className={styles.query}
          type="search"
          contentBefore={<SearchRegular />}
          placeholder="Search what was said"
          aria-label="Search conversations"
          value={typed}
          onChange={(_, data) => setTyped(data.value)}
        />
      </search>
      <div className={styles.scroll}>
        <div className={styles.column}>
          {shownTrouble === undefined ? null : (
            <div className={styles.note}>
              <TroubleMessage trouble={{ ...shownTrouble, remedy: 'none' }} />
            </div>
          )}
          {loaded.state === 'loading' ? (
            <Spinner className={styles.note} size="tiny" label="Looking…" delay={300} />
          ) : null}
          {loaded.state === 'failed' ? (
            <div className={styles.note}>
              <TroubleMessage trouble={loaded.trouble} onRemedy={reload} />
            </div>
          ) : null}
          {loaded.state === 'ready' && found.length === 0 ? (
            <p className={styles.note}>
              {query === '' ? 'Nothing was said yet.' : `Nothing was found for “${query}”.`}
            </p>
          ) : null}
          <ul className={styles.list} aria-label="Conversations">
            {found.map((head) => (
              <ConversationEntry
                key={head.id}
                head={head}
                open={head.id === openId}
                onOpen={() => onOpen(head.id)}
                onRename={(title) =>
                  attempt(async () => {
                    await api.renameConversation(head.id, title);
                    reload();
                  })
                }
                onExport={() =>
                  attempt(async () => downloadMarkdown(head.title, await api.exportConversation(head.id)))
                }
                onDelete={() =>
                  attempt(async () => {
                    await api.deleteConversation(head.id);
                    onDeleted(head.id);
                    reload();
                  })
                }
              />
            ))}
          </ul>
          {more === undefined ? null : (
            <div className={styles.note}>
              <Button size="small" onClick={() => void more()}>
                Show older ones
              </Button>
            </div>
          )}
        </div>
      </div>
    </main>
  );
}
