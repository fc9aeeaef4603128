import { Button, makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { Api, ExamplesPage } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { canRunAlone, slashCommands } from './slash-commands.ts';

const useStyles = makeStyles({
  page: {
    margin: 'auto 0',
    padding: `${tokens.spacingVerticalXXL} 0`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  title: { margin: 0 },
  lead: { color: tokens.colorNeutralForeground2 },
  jobs: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
  },
  examples: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingVerticalS,
  },
  example: {
    width: '100%',
    height: '100%',
    maxWidth: 'none',
    justifyContent: 'flex-start',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
});

const shown = 6;

/** Before the first word: what one can ask here, as sentences that work on this very site. */
export function EmptyConversation({
  api,
  firstName,
  page: { siteUrl, issueKey, project },
  onPick,
}: {
  readonly api: Pick<Api, 'examples'>;
  readonly firstName: string | undefined;
  /** The page in the tab. */
  readonly page: ExamplesPage;
  readonly onPick: (example: string) => void;
}) {
  const styles = useStyles();
  const load = useCallback(
    (signal: AbortSignal) => api.examples({ siteUrl, issueKey, project }, signal),
    [api, siteUrl, issueKey, project],
  );
  // While the person turns from page to page the list changes at once, without a gap.
  const { loaded } = useLoaded(load, { keepShown: true });
  // Without examples the conversation works just as well, so their failing is not worth a word.
  const examples = loaded.state === 'ready' ? loaded.value.slice(0, shown) : [];
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Subtitle1 as="h2" className={styles.title}>
          {firstName === undefined ? 'What shall we look at?' : `Hello ${firstName}, what shall we look at?`}
        </Subtitle1>
        <Text className={styles.lead}>
          Ask in your own words. Nothing is changed before you have seen it and approved.
        </Text>
      </div>
      <ul className={styles.jobs} aria-label="Ready-made jobs">
        {slashCommands.filter(canRunAlone).map(({ name, title, says }) => (
          <li key={name}>
            <Button size="small" shape="circular" title={says} onClick={() => onPick(`/${name}`)}>
              {title}
            </Button>
          </li>
        ))}
      </ul>
      <ul className={styles.examples} aria-label="Examples">
        {examples.map((example) => (
          <li key={example}>
            <Button className={styles.example} onClick={() => onPick(example)}>
              {example}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
