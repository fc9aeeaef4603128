import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { type Trouble, troubleOf } from '../problems/trouble.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Signing in with the key that the server prints when it starts: then Jira is used through the server's API token. */
export function AccessKeyForm({
  api,
  remember,
  onSignedIn,
}: {
  readonly api: Api;
  readonly remember: boolean;
  readonly onSignedIn: () => void;
}) {
  const styles = useStyles();
  const [accessKey, setAccessKey] = useState('');
  const [underWay, setUnderWay] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (accessKey.trim() === '' || underWay) return;
    setTrouble(undefined);
    setUnderWay(true);
    try {
      await api.signInWithAccessKey(accessKey.trim(), remember);
      onSignedIn();
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setUnderWay(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label="Access key"
        {...(trouble === undefined
          ? { hint: 'The server printed it when it started.' }
          : {
              validationState: 'error' as const,
              validationMessage: `${trouble.title} ${trouble.advice}`,
            })}
      >
        <Input
          type="password"
          autoComplete="off"
          maxLength={200}
          value={accessKey}
          onChange={(_, data) => setAccessKey(data.value)}
        />
      </Field>
      <Button type="submit" disabled={accessKey.trim() === ''} disabledFocusable={underWay}>
        {underWay ? 'Checking…' : 'Use the access key'}
      </Button>
    </form>
  );
}
