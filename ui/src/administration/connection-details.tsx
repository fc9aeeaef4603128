import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useCallback } from 'react';
import type { Api } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { EventLines } from '../dashboard/event-lines.tsx';
import { HealthPanel } from '../dashboard/health-panel.tsx';
import { ModelDays } from '../dashboard/model-usage-panel.tsx';
import { Panel } from '../dashboard/panel.tsx';
import { RenewalPanel } from '../dashboard/renewal-panel.tsx';
import { UsageChart } from '../dashboard/usage-panel.tsx';
import { TroubleMessage } from '../problems/trouble-message.tsx';

const useStyles = makeStyles({ back: { alignSelf: 'flex-start' }, wait: { justifyContent: 'flex-start' } });

/** One connection as its person sees it, without what only they may do. */
export function ConnectionDetails({
  api,
  id,
  round,
  onBack,
}: {
  readonly api: Api;
  readonly id: string;
  /** Asks again whenever it changes. */
  readonly round: number;
  readonly onBack: () => void;
}) {
  const styles = useStyles();
  const load = useCallback(
    (signal: AbortSignal) =>
      api.connection(id, signal).then((details) => ({
        ...details,
        round,
        clockOffset: Date.parse(details.status.serverTime) - Date.now(),
      })),
    [api, id, round],
  );
  const { loaded, reload } = useLoaded(load, { keepShown: true });
  return (
    <>
      <Button className={styles.back} size="small" icon={<ArrowLeftRegular />} onClick={onBack}>
        All connections
      </Button>
      {loaded.state === 'loading' ? (
        <Spinner className={styles.wait} size="tiny" label="Asking the server…" />
      ) : null}
      {loaded.state === 'failed' ? <TroubleMessage trouble={loaded.trouble} onRemedy={reload} /> : null}
      {loaded.state === 'ready' ? (
        <>
          <HealthPanel
            status={loaded.value.status}
            clockOffset={loaded.value.clockOffset}
            lastEvent={loaded.value.history.events[0]}
            actions={null}
          />
          <RenewalPanel status={loaded.value.status} />
          <Panel title="Use of Jira">
            <UsageChart usage={loaded.value.usage} />
          </Panel>
          {loaded.value.modelUsage.length === 0 ? null : (
            <Panel title="Use of language models">
              <ModelDays days={loaded.value.modelUsage} />
            </Panel>
          )}
          <Panel title="History">
            <EventLines events={loaded.value.history.events} />
          </Panel>
        </>
      ) : null}
    </>
  );
}
