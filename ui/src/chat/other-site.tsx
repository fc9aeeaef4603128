import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';

const useStyles = makeStyles({ bar: { marginBottom: tokens.spacingVerticalXS } });

/** Says that the page is of another site than the conversation, and offers one about that site. */
export function OtherSite({
  here,
  about,
  onNew,
}: {
  /** Names of the sites. */
  readonly here: string;
  readonly about: string;
  readonly onNew: () => void;
}) {
  const styles = useStyles();
  return (
    <MessageBar className={styles.bar} intent="info" layout="multiline">
      <MessageBarBody>
        You are looking at {here}. This conversation is about {about}.
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onNew}>
          New conversation there
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
