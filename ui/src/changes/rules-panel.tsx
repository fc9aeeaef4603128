import { Checkbox, makeStyles, Switch, tokens } from '@fluentui/react-components';
import {
  type AllowableAction,
  allowableActionSchema,
  type ChangedRules,
  type Rules,
} from '@sidelight/contract';
import { useId } from 'react';
import { allowableInWords } from './actions-in-words.ts';

const useStyles = makeStyles({
  group: { border: 0, margin: 0, padding: 0, minWidth: 0, display: 'flex', flexDirection: 'column' },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  boxes: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))' },
  fine: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, margin: 0 },
});

const kinds = Object.entries(allowableInWords).map(([kind, words]) => ({
  kind: allowableActionSchema.parse(kind),
  words: words.charAt(0).toUpperCase() + words.slice(1),
}));

/** What is done without asking, and the one switch against all changes. Each takes effect at once. */
export function RulesPanel({
  rules,
  saving,
  onChange,
}: {
  readonly rules: Rules;
  readonly saving: boolean;
  readonly onChange: (rules: ChangedRules) => void;
}) {
  const styles = useStyles();
  const fine = useId();
  const { readOnly, allowed, server } = rules;
  const closed = readOnly || server.readOnly;
  const toggled = (kind: AllowableAction, on: boolean) =>
    on ? [...allowed, kind] : allowed.filter((each) => each !== kind);
  return (
    <>
      <Switch
        label="Read only: nothing in Jira is changed from here"
        checked={closed}
        disabled={saving || server.readOnly}
        onChange={(_, data) => onChange({ readOnly: data.checked, allowed })}
      />
      {server.readOnly ? (
        <p className={styles.fine}>The administrator has made this server read only.</p>
      ) : null}
      {server.projects === null || server.readOnly ? null : (
        <p className={styles.fine}>
          {server.projects.length === 0
            ? 'The administrator has opened no project to changes.'
            : `The administrator has opened these projects to changes: ${server.projects.join(', ')}.`}
        </p>
      )}
      <fieldset className={styles.group} aria-describedby={fine}>
        <legend className={styles.legend}>Do without asking me</legend>
        <div className={styles.boxes}>
          {kinds.map(({ kind, words }) => (
            <Checkbox
              key={kind}
              label={words}
              checked={allowed.includes(kind)}
              disabled={saving || closed}
              onChange={(_, data) => onChange({ readOnly, allowed: toggled(kind, data.checked === true) })}
            />
          ))}
        </div>
        <p className={styles.fine} id={fine}>
          Deleting, undoing, more than 20 issues at once and whatever has a warning are always asked about.
          What is done without asking stands below and can be undone. A change of these rules also ends what
          you allowed in single conversations.
        </p>
      </fieldset>
    </>
  );
}
