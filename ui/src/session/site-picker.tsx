import { Button, CompoundButton, makeStyles, tokens } from '@fluentui/react-components';
import type { Site } from '@sidelight/contract';
import { useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { type Trouble, troubleOf } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { WelcomeFrame } from './welcome-frame.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  site: { width: '100%', maxWidth: 'none', justifyContent: 'flex-start', overflowWrap: 'anywhere' },
  another: { alignSelf: 'flex-start' },
});

export function SitePicker({
  api,
  sites,
  startSignIn,
  onChosen,
}: {
  readonly api: Api;
  readonly sites: readonly Site[];
  readonly startSignIn: () => Promise<void>;
  readonly onChosen: () => void;
}) {
  const styles = useStyles();
  const [chosen, setChosen] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble>();

  const attempt = async (step: () => Promise<void>) => {
    setTrouble(undefined);
    try {
      await step();
      onChosen();
    } catch (error) {
      setTrouble(troubleOf(error));
      setChosen(undefined);
    }
  };
  const choose = (cloudId: string) => {
    setChosen(cloudId);
    return attempt(() => api.chooseSite(cloudId));
  };

  return (
    <WelcomeFrame
      title="Pick a site"
      lead="You gave Sidelight access to several Jira sites. Which one shall it work with?"
    >
      {trouble === undefined ? null : <TroubleMessage trouble={trouble} />}
      <ul className={styles.list}>
        {sites.map((site) => (
          <li key={site.cloudId}>
            <CompoundButton
              className={styles.site}
              secondaryContent={hostOf(site.url)}
              disabledFocusable={chosen !== undefined}
              onClick={() => choose(site.cloudId)}
            >
              {chosen === site.cloudId ? `Opening ${site.name}…` : site.name}
            </CompoundButton>
          </li>
        ))}
      </ul>
      <Button appearance="subtle" className={styles.another} onClick={() => attempt(startSignIn)}>
        Give access to another site
      </Button>
    </WelcomeFrame>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
