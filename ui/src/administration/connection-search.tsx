import { Badge, Button, Spinner } from '@fluentui/react-components';
import type { ConnectionState, ConnectionSummary } from '@sidelight/contract';
import { useCallback, useDeferredValue, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { Panel } from '../dashboard/panel.tsx';
import { formatMoment } from '../formats/dates.ts';
import { useNow } from '../formats/use-now.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { SearchLine } from './search-line.tsx';
import { useListStyles } from './use-list-styles.ts';

const states = [
  { value: '', label: 'Every state' },
  { value: 'connected', label: 'Connected' },
  { value: 'reconnect-required', label: 'Reconnect required' },
] as const;

/** Finds connections by whom and where; one of them opens. */
export function ConnectionSearch({
  api,
  round,
  onChosen,
}: {
  readonly api: Api;
  /** Asks again whenever it changes. */
  readonly round: number;
  readonly onChosen: (id: string) => void;
}) {
  const styles = useListStyles();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<ConnectionState>();
  const query = useDeferredValue(typed);
  // What a change of `round` finds takes the place of what is shown only once it is there.
  const load = useCallback(
    (signal: AbortSignal) => api.connections({ query, state }, signal).then((found) => ({ ...found, round })),
    [api, query, state, round],
  );
  const { loaded, reload } = useLoaded(load, { keepShown: true });
  return (
    <Panel title="Connections">
      <SearchLine
        label="Search connections"
        placeholder="Name, e-mail, site or id"
        typed={typed}
        onTyped={setTyped}
        choiceLabel="State"
        choices={states}
        chosen={state ?? ''}
        onChosen={(value) => setState(states.find((each) => each.value === value)?.value || undefined)}
      />
      {loaded.state === 'loading' ? (
        <Spinner className={styles.wait} size="tiny" label="Asking the server…" />
      ) : null}
      {loaded.state === 'failed' ? <TroubleMessage trouble={loaded.trouble} onRemedy={reload} /> : null}
      {loaded.state === 'ready' ? (
        <>
          <span className={styles.fine} role="status">
            {foundInWords(loaded.value.connections.length, loaded.value.more)}
          </span>
          <ul className={styles.list}>
            {loaded.value.connections.map((connection) => (
              <Line key={connection.id} connection={connection} onOpen={() => onChosen(connection.id)} />
            ))}
          </ul>
        </>
      ) : null}
    </Panel>
  );
}

function Line({
  connection,
  onOpen,
}: {
  readonly connection: ConnectionSummary;
  readonly onOpen: () => void;
}) {
  const styles = useListStyles();
  const now = useNow(60_000);
  const { person, site, wayIn, state, lastUsedAt } = connection;
  const name = wayIn === 'api-token' ? `${person.displayName} (API token)` : person.displayName;
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <div>{name}</div>
        <div className={styles.fine}>
          {site?.name ?? 'no site picked'} ·{' '}
          {lastUsedAt === null ? 'not used yet' : `used ${formatMoment(lastUsedAt, now)}`}
        </div>
      </div>
      <Badge appearance="tint" color={state === 'connected' ? 'success' : 'danger'}>
        {state === 'connected' ? 'Connected' : 'Reconnect required'}
      </Badge>
      <Button size="small" onClick={onOpen} aria-label={`Details of ${name}`}>
        Details
      </Button>
    </li>
  );
}

function foundInWords(shown: number, more: boolean): string {
  if (shown === 0) return 'No connection is like that.';
  if (more) return `The ${shown} used last; search more narrowly for others.`;
  return shown === 1 ? 'One connection.' : `${shown} connections.`;
}
