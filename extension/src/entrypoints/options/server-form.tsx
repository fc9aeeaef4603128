import {
  Button,
  Checkbox,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components';
import { type SubmitEvent, useEffect, useState } from 'react';
import type { WxtBrowser } from 'wxt/browser';
import { changeServer, type ServerChange } from '../../server/change-server.ts';
import { serverAddress } from '../../server/server-address.ts';
import { readServer } from '../../server/server-setting.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '12px', alignItems: 'stretch' },
  button: { alignSelf: 'start' },
});

/** Shown once the present address is read, so that reading it cannot overwrite what is being typed. */
export function ServerForm({ browser }: { readonly browser: WxtBrowser }) {
  const [saved, setSaved] = useState<string>();
  useEffect(() => {
    void readServer(browser.storage.local).then(setSaved);
  }, [browser]);
  return saved === undefined ? null : <Form browser={browser} saved={saved} />;
}

function Form({ browser, saved }: { readonly browser: WxtBrowser; readonly saved: string }) {
  const styles = useStyles();
  const [typed, setTyped] = useState(saved);
  const [accepted, setAccepted] = useState(false);
  const [busy, setBusy] = useState(false);
  const [change, setChange] = useState<ServerChange | null>(null);
  const address = serverAddress(typed);
  const unencrypted = address.ok && address.unencrypted;

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setChange(
      await changeServer(typed, accepted, {
        area: browser.storage.local,
        fetch,
        requestHost: (pattern) => browser.permissions.request({ origins: [pattern] }),
      }),
    );
    setBusy(false);
  }

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <Field
        label="Address of the Sidelight server"
        hint="The browser asks you to allow this address when you save."
        {...(change?.outcome === 'refused'
          ? { validationState: 'error' as const, validationMessage: change.fault }
          : {})}
      >
        <Input
          type="text"
          inputMode="url"
          autoComplete="url"
          spellCheck={false}
          value={typed}
          onChange={(_, data) => {
            setTyped(data.value);
            setChange(null);
          }}
        />
      </Field>
      {unencrypted && (
        <>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              Without https everybody on the network in between can read what you ask and take over your
              session. Use this only on a network you trust, and ask the administrator for https.
            </MessageBarBody>
          </MessageBar>
          <Checkbox
            label="I accept the unencrypted connection"
            checked={accepted}
            onChange={(_, data) => setAccepted(data.checked === true)}
          />
        </>
      )}
      <Button className={styles.button} type="submit" appearance="primary" disabled={busy}>
        {busy ? 'Saving…' : 'Save'}
      </Button>
      <div aria-live="polite">{change !== null && <Outcome change={change} />}</div>
    </form>
  );
}

function Outcome({ change }: { readonly change: ServerChange }) {
  if (change.outcome === 'refused') return null;
  return (
    <MessageBar intent={change.outcome === 'saved' ? 'success' : 'warning'} layout="multiline">
      <MessageBarBody>
        {change.outcome === 'saved'
          ? `Saved. Sidelight ${change.version} answers at ${change.origin}.`
          : `Saved, but: ${change.fault}`}
      </MessageBarBody>
    </MessageBar>
  );
}
