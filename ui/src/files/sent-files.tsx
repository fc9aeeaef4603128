import { makeStyles, tokens } from '@fluentui/react-components';
import { type SentFile, sizeInWords } from '@sidelight/contract';
import { useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { troubleOf } from '../problems/trouble.ts';
import { FileSign, Picture } from './picture.tsx';
import { saveFile } from './save-file.ts';

const useStyles = makeStyles({
  list: {
    alignSelf: 'flex-end',
    maxWidth: '85%',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalXS,
  },
  item: { maxWidth: '100%', minWidth: 0 },
  chip: {
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    maxWidth: '100%',
    padding: '4px 10px 4px 4px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  words: { minWidth: 0, display: 'flex', flexDirection: 'column' },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  size: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** The files that went along with a message; pressed, one is saved. */
export function SentFiles({
  api,
  files,
}: {
  readonly api: Pick<Api, 'file'>;
  readonly files: readonly SentFile[];
}) {
  const styles = useStyles();
  if (files.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Files of the message">
      {files.map((file) => (
        <li key={file.id} className={styles.item}>
          <Chip api={api} file={file} />
        </li>
      ))}
    </ul>
  );
}

function Chip({ api, file }: { readonly api: Pick<Api, 'file'>; readonly file: SentFile }) {
  const styles = useStyles();
  const [trouble, setTrouble] = useState<string>();
  const { id, name, size, kind } = file;
  const save = async () => {
    try {
      saveFile(name, await api.file(id));
      setTrouble(undefined);
    } catch (error) {
      setTrouble(troubleOf(error).title);
    }
  };
  return (
    <button type="button" className={styles.chip} title={`Save ${name}`} onClick={() => void save()}>
      {kind === 'image' ? <Picture source={{ of: 'file', id }} size="small" label={name} /> : <FileSign />}
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.size}>{trouble ?? sizeInWords(size)}</span>
      </span>
    </button>
  );
}
