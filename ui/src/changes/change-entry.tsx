import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import type { MadeChange } from '@sidelight/contract';
import { formatMoment } from '../formats/dates.ts';
import { OuterLink } from '../formats/outer-link.tsx';
import { useNow } from '../formats/use-now.ts';
import { issueAddress } from './issue-address.ts';

const mostKeys = 5;

const useStyles = makeStyles({
  entry: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  sentence: {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  // A key that breaks at its hyphen reads as two words.
  key: { whiteSpace: 'nowrap' },
  fine: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** One change that was made: what, when, from which sentence, and the way back. */
export function ChangeEntry({
  change,
  onUndo,
}: {
  readonly change: MadeChange;
  readonly onUndo: (changeId: string) => void;
}) {
  const styles = useStyles();
  const now = useNow(60_000);
  const { title, at, sentence, issues, total, site, by, event, undone, undoableUntil, changeId } = change;
  const keys = issues.slice(0, mostKeys);
  const said = [
    formatMoment(at, now),
    ...(by === 'person' ? [] : ['done without asking']),
    ...(event === 'partly-done' ? ['partly done'] : []),
    ...(undone === 'no' ? [] : [undone === 'yes' ? 'undone' : 'partly undone']),
  ];
  return (
    <li className={styles.entry}>
      <div className={styles.words}>
        <div>{title}</div>
        {sentence === null ? null : <div className={styles.sentence}>“{sentence}”</div>}
        <div className={styles.fine}>
          {said.join(' · ')}
          {keys.length === 0 ? null : ' · '}
          {keys.map((key, index) => (
            <span key={key}>
              {index === 0 ? '' : ', '}
              <OuterLink href={issueAddress(site, key)} inline className={styles.key}>
                {key}
              </OuterLink>
            </span>
          ))}
          {total > keys.length && keys.length > 0 ? ` and ${total - keys.length} more` : ''}
        </div>
      </div>
      {undoableUntil === null ? null : (
        <Button
          size="small"
          icon={<ArrowUndoRegular />}
          aria-label={`Undo: ${title}`}
          onClick={() => onUndo(changeId)}
        >
          Undo
        </Button>
      )}
    </li>
  );
}
