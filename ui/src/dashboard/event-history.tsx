import { Badge, Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { TokenEvent } from '@sidelight/contract';
import { useState } from 'react';
import { type EventFilterName, eventFilters, filterEvents } from './event-filters.ts';
import { EventLines } from './event-lines.tsx';
import { Panel } from './panel.tsx';
import type { Liveness } from './use-server-events.ts';

const useStyles = makeStyles({
  nothing: { color: tokens.colorNeutralForeground3 },
  more: { alignSelf: 'flex-start' },
});

const livenessInWords: Record<Liveness, { label: string; color: 'success' | 'warning' | 'informative' }> = {
  connecting: { label: 'Connecting…', color: 'informative' },
  live: { label: 'Live', color: 'success' },
  interrupted: { label: 'Interrupted, reconnecting…', color: 'warning' },
};

/** What happened to the sign-in, newest first; new lines come by themselves. */
export function EventHistory({
  events,
  more,
  liveness,
  onEarlier,
}: {
  readonly events: readonly TokenEvent[];
  readonly more: boolean;
  readonly liveness: Liveness;
  readonly onEarlier: () => void;
}) {
  const styles = useStyles();
  const [filter, setFilter] = useState<EventFilterName>('all');
  const shown = filterEvents(events, filter);
  const live = livenessInWords[liveness];
  return (
    <Panel
      title="History"
      beside={
        <>
          <Select
            size="small"
            aria-label="Events shown"
            value={filter}
            onChange={(_, data) =>
              setFilter(eventFilters.find(({ name }) => name === data.value)?.name ?? 'all')
            }
          >
            {eventFilters.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </Select>
          <span role="status">
            <Badge appearance="tint" color={live.color}>
              {live.label}
            </Badge>
          </span>
        </>
      }
    >
      {shown.length === 0 ? (
        <span className={styles.nothing}>
          {events.length === 0 ? 'Nothing has happened yet.' : 'Nothing of that kind in what is loaded.'}
        </span>
      ) : null}
      <EventLines events={shown} />
      {more ? (
        <Button size="small" className={styles.more} onClick={onEarlier}>
          Show earlier
        </Button>
      ) : null}
    </Panel>
  );
}
