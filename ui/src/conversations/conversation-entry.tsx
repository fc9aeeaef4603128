import {
  Button,
  Input,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import type { ConversationHead } from '@sidelight/contract';
import { type FormEvent, useState } from 'react';
import { formatDateTime } from '../formats/dates.ts';

const useStyles = makeStyles({
  entry: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: tokens.spacingVerticalXXS,
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  open: { backgroundColor: tokens.colorNeutralBackground1Selected },
  button: {
    flex: 1,
    minWidth: 0,
    justifyContent: 'flex-start',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, width: '100%' },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  time: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  asking: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
  field: { flex: '1 1 140px', minWidth: 0 },
});

type Doing = 'nothing' | 'renaming' | 'deleting';

/** One conversation of the list. Deleting asks first, in its place. */
export function ConversationEntry({
  head,
  open,
  onOpen,
  onRename,
  onExport,
  onDelete,
}: {
  readonly head: ConversationHead;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onRename: (title: string) => Promise<void>;
  readonly onExport: () => Promise<void>;
  readonly onDelete: () => Promise<void>;
}) {
  const styles = useStyles();
  const [doing, setDoing] = useState<Doing>('nothing');
  const [title, setTitle] = useState(head.title);
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    await onRename(title.trim());
    setDoing('nothing');
  };
  if (doing === 'renaming') {
    return (
      <li className={styles.entry}>
        <form className={styles.asking} onSubmit={(event) => void rename(event)}>
          <Input
            className={styles.field}
            autoFocus
            aria-label="Title"
            maxLength={120}
            value={title}
            onChange={(_, data) => setTitle(data.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setDoing('nothing');
            }}
          />
          <Button type="submit" size="small" appearance="primary">
            Rename
          </Button>
          <Button size="small" onClick={() => setDoing('nothing')}>
            Cancel
          </Button>
        </form>
      </li>
    );
  }
  if (doing === 'deleting') {
    return (
      <li className={styles.entry}>
        <div className={styles.asking} role="alertdialog" aria-label={`Delete ${head.title}`}>
          <span>Delete “{head.title}”? What was changed in Jira stays.</span>
          <Button size="small" appearance="primary" onClick={() => void onDelete()}>
            Delete
          </Button>
          <Button size="small" autoFocus onClick={() => setDoing('nothing')}>
            Keep
          </Button>
        </div>
      </li>
    );
  }
  return (
    <li className={mergeClasses(styles.entry, open && styles.open)}>
      <Button
        appearance="transparent"
        className={styles.button}
        onClick={onOpen}
        {...(open ? { 'aria-current': 'true' as const } : {})}
      >
        <span className={styles.words}>
          <span className={styles.title} title={head.title}>
            {head.title}
          </span>
          <time className={styles.time} dateTime={head.lastSaidAt}>
            {formatDateTime(head.lastSaidAt)}
          </time>
        </span>
      </Button>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            size="small"
            icon={<MoreHorizontalRegular />}
            aria-label={`More for ${head.title}`}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => setDoing('renaming')}>Rename</MenuItem>
            <MenuItem onClick={() => void onExport()}>Export as Markdown</MenuItem>
            <MenuItem onClick={() => setDoing('deleting')}>Delete</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </li>
  );
}
