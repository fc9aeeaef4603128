import { Button, makeStyles, Tag, TagGroup, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { SendFilled } from '@fluentui/react-icons/svg/send';
import { StopFilled } from '@fluentui/react-icons/svg/stop';
import type { SentFile } from '@sidelight/contract';
import {
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useRef,
  useState,
} from 'react';
import { limitsInWords, readyFiles } from '../files/added-file.ts';
import { AddedFilesList } from '../files/added-files-list.tsx';
import type { AddedFiles } from '../files/use-added-files.ts';
import { VisuallyHidden } from '../theme/visually-hidden.tsx';
import type { PageSubject } from './page-subjects.ts';
import { SlashMenu } from './slash-menu.tsx';
import { useSlashMenu } from './use-slash-menu.ts';

const longest = 8_000;
const warnFrom = 7_000;

const useStyles = makeStyles({
  form: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalXS,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-within': {
      border: `1px solid ${tokens.colorBrandStroke1}`,
      boxShadow: `0 0 0 1px ${tokens.colorBrandStroke1}`,
      // High contrast draws no shadows; it draws this.
      outline: '2px solid transparent',
    },
  },
  page: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS} 0` },
  line: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalXS },
  input: {
    flex: 1,
    minWidth: 0,
    boxSizing: 'border-box',
    // Grows with what is written, in browsers that know how; elsewhere it scrolls.
    fieldSizing: 'content',
    minHeight: '32px',
    maxHeight: '160px',
    padding: `6px ${tokens.spacingHorizontalS}`,
    border: 'none',
    outline: 'none',
    resize: 'none',
    unicodeBidi: 'plaintext',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    '::placeholder': { color: tokens.colorNeutralForeground4, opacity: 1 },
  },
  count: { alignSelf: 'center', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** Where the person writes. Enter sends, Shift+Enter makes a new line, Esc stops an answer under way, "/" offers the ready-made jobs. Files are added by a button or pasted. */
export function Composer({
  busy,
  subject,
  onDrop,
  added,
  onSend,
  onStop,
  input,
}: {
  readonly busy: boolean;
  /** What of the page goes along with the message, if anything. */
  readonly subject: PageSubject | undefined;
  readonly onDrop: (id: string) => void;
  readonly added: AddedFiles;
  readonly onSend: (text: string, files: readonly SentFile[]) => void;
  readonly onStop: () => void;
  readonly input: RefObject<HTMLTextAreaElement | null>;
}) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const files = readyFiles(added.files);
  const ready = files !== undefined && (text.trim() !== '' || files.length > 0) && !busy;

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!ready) return;
    onSend(text.trim(), files);
    setText('');
    added.sent();
  };
  const slash = useSlashMenu({
    text,
    onText: setText,
    onRun(command) {
      if (busy) return setText(`${command} `);
      onSend(command, []);
      setText('');
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    // An Enter that ends the composition of a character (Japanese, Chinese, …) is not meant for us.
    if (event.nativeEvent.isComposing || slash.onKeyDown(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape' && busy) {
      event.preventDefault();
      onStop();
    }
  };

  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.files;
    // Words that come with a picture of themselves, as from a spreadsheet, are pasted as words.
    if (pasted.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    added.add(pasted, { pasted: true });
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      {slash.open ? <SlashMenu {...slash.menu} /> : null}
      <VisuallyHidden role="status">{slash.announcement}</VisuallyHidden>
      {subject === undefined ? null : (
        <TagGroup
          className={styles.page}
          aria-label="What the message is about"
          onDismiss={() => onDrop(subject.id)}
        >
          <Tag
            size="small"
            dismissible
            value={subject.id}
            dismissIcon={{ 'aria-label': `Don't talk about ${subject.name}` }}
          >
            About {subject.name}
          </Tag>
        </TagGroup>
      )}
      <AddedFilesList added={added} />
      <div className={styles.line}>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files to add"
          onChange={(event) => {
            added.add(event.target.files ?? []);
            // The same file may be chosen again after it was taken out.
            event.target.value = '';
          }}
        />
        <Button
          appearance="subtle"
          icon={<AttachRegular />}
          aria-label="Add files"
          title={`Add files, or drop or paste them. ${limitsInWords}`}
          onClick={() => picker.current?.click()}
        />
        <textarea
          ref={input}
          className={styles.input}
          rows={1}
          maxLength={longest}
          aria-label="Message to Sidelight"
          placeholder={subject === undefined ? 'Ask, or type / for reports…' : `Ask about ${subject.name}…`}
          {...slash.inputProps}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {text.length < warnFrom ? null : (
          <span className={styles.count}>
            {text.length.toLocaleString('en')}/{longest.toLocaleString('en')}
          </span>
        )}
        {busy ? (
          <Button
            appearance="secondary"
            icon={<StopFilled />}
            aria-label="Stop"
            title="Stop (Esc)"
            onClick={onStop}
          />
        ) : (
          <Button
            type="submit"
            appearance={ready ? 'primary' : 'subtle'}
            icon={<SendFilled />}
            aria-label="Send"
            title="Send (Enter)"
            disabledFocusable={!ready}
          />
        )}
      </div>
    </form>
  );
}
