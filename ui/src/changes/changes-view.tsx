import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ChangedRules, MadeChange, Rules } from '@sidelight/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { type Page, usePages } from '../api/use-pages.ts';
import { type Trouble, troubleOf } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { ViewHead } from '../theme/view-head.tsx';
import { ChangeEntry } from './change-entry.tsx';
import { RulesPanel } from './rules-panel.tsx';

const useStyles = makeStyles({
  frame: { position: 'relative', flex: 1, minHeight: 0, overflowY: 'auto', scrollbarWidth: 'thin' },
  column: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '760px',
    margin: '0 auto',
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  part: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  wait: { justifyContent: 'flex-start' },
  note: { margin: 0, color: tokens.colorNeutralForeground3 },
});

type Actions = Pick<Api, 'rules' | 'changeRules' | 'changes'>;

/** What was changed in Jira for the person, with the way back, and what they let be done without asking. */
export function ChangesView({
  api,
  onUndo,
  onClose,
}: {
  readonly api: Actions;
  readonly onUndo: (changeId: string) => void;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const loadRules = useCallback((signal: AbortSignal) => api.rules(signal), [api]);
  const rules = useLoaded(loadRules);
  const [changed, setChanged] = useState<Rules>();
  const [saving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const load = useCallback(
    async (before: number | undefined, signal?: AbortSignal): Promise<Page<MadeChange, number>> => {
      const { changes, next } = await api.changes(before, signal);
      return { items: changes, next };
    },
    [api],
  );
  const pages = usePages(load);

  const save = async (wanted: ChangedRules) => {
    setSaving(true);
    setTrouble(undefined);
    try {
      setChanged(await api.changeRules(wanted));
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setSaving(false);
    }
  };

  return (
    <main className={styles.frame}>
      <ViewHead title="Changes and rules" titleRef={title} onClose={onClose} />
      <div className={styles.column}>
        {trouble === undefined ? null : <TroubleMessage trouble={{ ...trouble, remedy: 'none' }} />}
        {rules.loaded.state === 'failed' ? (
          <TroubleMessage trouble={rules.loaded.trouble} onRemedy={rules.reload} />
        ) : null}
        {rules.loaded.state === 'ready' ? (
          <RulesPanel
            rules={changed ?? rules.loaded.value}
            saving={saving}
            onChange={(wanted) => void save(wanted)}
          />
        ) : null}
        <h3 className={styles.part}>What was changed</h3>
        {pages.loaded.state === 'loading' ? (
          <Spinner className={styles.wait} size="tiny" label="Looking…" delay={300} />
        ) : null}
        {pages.loaded.state === 'failed' ? (
          <TroubleMessage trouble={pages.loaded.trouble} onRemedy={pages.reload} />
        ) : null}
        {pages.loaded.state === 'ready' ? (
          <>
            {pages.loaded.value.length === 0 ? (
              <p className={styles.note}>Nothing was changed from here yet.</p>
            ) : null}
            <ul className={styles.list} aria-label="Changes">
              {pages.loaded.value.map((change) => (
                <ChangeEntry key={change.id} change={change} onUndo={onUndo} />
              ))}
            </ul>
          </>
        ) : null}
        {pages.trouble === undefined ? null : (
          <TroubleMessage trouble={{ ...pages.trouble, remedy: 'none' }} />
        )}
        {pages.more === undefined ? null : (
          <div>
            <Button size="small" onClick={() => void pages.more?.()}>
              Show older ones
            </Button>
          </div>
        )}
      </div>
    </main>
  );
}
