import { Badge, Button, Spinner } from '@fluentui/react-components';
import { type AuditEvent, type AuditLine, auditEventSchema } from '@sidelight/contract';
import { useCallback, useDeferredValue, useEffect, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { type Page, usePages } from '../api/use-pages.ts';
import { Panel } from '../dashboard/panel.tsx';
import { formatMoment } from '../formats/dates.ts';
import { useNow } from '../formats/use-now.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { decidedInWords, eventsInWords } from './audit-in-words.ts';
import { type Choice, SearchLine } from './search-line.tsx';
import { useListStyles } from './use-list-styles.ts';

const choices: readonly Choice[] = [
  { value: '', label: 'Everything' },
  ...auditEventSchema.options.map((value) => ({ value, label: eventsInWords[value].label })),
];

/** For administrators: every change that was asked for, who decided, and what became of it. */
export function AuditPanel({
  api,
  round,
}: {
  readonly api: Pick<Api, 'audit'>;
  /** Asks again whenever it changes. */
  readonly round: number;
}) {
  const styles = useListStyles();
  const [typed, setTyped] = useState('');
  const [event, setEvent] = useState<AuditEvent>();
  const query = useDeferredValue(typed.trim());
  const load = useCallback(
    async (before: number | undefined, signal?: AbortSignal): Promise<Page<AuditLine, number>> => {
      const { entries, next } = await api.audit({ query, event, before }, signal);
      return { items: entries, next };
    },
    [api, query, event],
  );
  const { loaded, reload, more, trouble } = usePages(load);
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <Panel title="Changes in Jira">
      <SearchLine
        label="Search changes"
        placeholder="Name, issue or words"
        typed={typed}
        onTyped={setTyped}
        choiceLabel="What happened"
        choices={choices}
        chosen={event ?? ''}
        onChosen={(value) => setEvent(auditEventSchema.safeParse(value).data)}
      />
      {loaded.state === 'loading' ? (
        <Spinner className={styles.wait} size="tiny" label="Asking the server…" />
      ) : null}
      {loaded.state === 'failed' ? <TroubleMessage trouble={loaded.trouble} onRemedy={reload} /> : null}
      {loaded.state === 'ready' ? (
        <>
          {loaded.value.length === 0 ? (
            <span className={styles.fine} role="status">
              {query === '' && event === undefined ? 'Nothing was asked for yet.' : 'Nothing is like that.'}
            </span>
          ) : null}
          <ul className={styles.list} aria-label="Audit log">
            {loaded.value.map((line) => (
              <Entry key={line.id} line={line} />
            ))}
          </ul>
        </>
      ) : null}
      {trouble === undefined ? null : <TroubleMessage trouble={{ ...trouble, remedy: 'none' }} />}
      {more === undefined ? null : (
        <div>
          <Button size="small" onClick={() => void more()}>
            Show older ones
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Entry({ line }: { readonly line: AuditLine }) {
  const styles = useListStyles();
  const now = useNow(60_000);
  const { label, color } = eventsInWords[line.event];
  const decided = decidedInWords(line);
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <div>{line.title}</div>
        <div className={styles.fine}>
          {line.person?.displayName ?? 'Somebody unknown'} · {formatMoment(line.at, now)}
          {decided === undefined ? '' : ` · ${decided}`}
          {line.issues.length === 0 ? '' : ` · ${line.issues.slice(0, 5).join(', ')}`}
          {line.total > 5 ? ` and ${line.total - 5} more` : ''}
        </div>
        {line.sentence === null ? null : <div className={styles.fine}>“{line.sentence}”</div>}
        {line.detail === null ? null : <div className={styles.fine}>{line.detail}</div>}
      </div>
      <Badge appearance="tint" color={color}>
        {label}
      </Badge>
    </li>
  );
}
