import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { sizeInWords } from '@sidelight/contract';
import type { AddedFile } from './added-file.ts';
import { FileSign, Picture } from './picture.tsx';
import type { AddedFiles } from './use-added-files.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS} 0`,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    maxHeight: '150px',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
  },
  chip: {
    position: 'relative',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    flex: '1 1 200px',
    minWidth: 0,
    maxWidth: '260px',
    padding: '4px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  failed: { border: `1px solid ${tokens.colorStatusDangerBorder1}` },
  words: { flex: 1, minWidth: 0, lineHeight: tokens.lineHeightBase200, fontSize: tokens.fontSizeBase200 },
  name: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  size: { color: tokens.colorNeutralForeground3 },
  why: { color: tokens.colorStatusDangerForeground1, overflowWrap: 'anywhere' },
  progress: { position: 'absolute', left: 0, right: 0, bottom: 0 },
  notice: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** The files that go along with the next message, each with how far it is and a way to take it out again. */
export function AddedFilesList({ added: { files, notice, remove } }: { readonly added: AddedFiles }) {
  const styles = useStyles();
  const failed = files.some(({ state }) => state.kind === 'failed');
  return (
    <>
      {files.length === 0 ? null : (
        <ul className={styles.list} aria-label="Files of the message">
          {files.map((file) => (
            <Chip key={file.localId} file={file} onRemove={() => remove(file.localId)} />
          ))}
        </ul>
      )}
      <div role="status" className={styles.notice}>
        {failed ? 'Take out what could not be added, then send.' : notice}
      </div>
    </>
  );
}

function Chip({ file, onRemove }: { readonly file: AddedFile; readonly onRemove: () => void }) {
  const styles = useStyles();
  const { name, size, state } = file;
  return (
    <li className={mergeClasses(styles.chip, state.kind === 'failed' && styles.failed)}>
      {state.kind === 'ready' && state.file.kind === 'image' ? (
        <Picture source={{ of: 'file', id: state.file.id }} size="small" label={name} />
      ) : (
        <FileSign />
      )}
      <span className={styles.words}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        {state.kind === 'failed' ? (
          <span className={styles.why}>{state.why}</span>
        ) : (
          <span className={styles.size}>{sizeInWords(size)}</span>
        )}
      </span>
      <Button
        appearance="subtle"
        size="small"
        icon={<DismissRegular />}
        aria-label={`Take out ${name}`}
        title="Take out"
        onClick={onRemove}
      />
      {state.kind === 'arriving' ? (
        <ProgressBar
          className={styles.progress}
          thickness="medium"
          value={state.share}
          aria-label={`Adding ${name}`}
        />
      ) : null}
    </li>
  );
}
