import { Avatar, makeStyles, tokens } from '@fluentui/react-components';
import type { Person } from '@sidelight/contract';
import { initialsOf } from '../formats/initials.ts';

const useStyles = makeStyles({
  person: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    overflowWrap: 'normal',
    whiteSpace: 'nowrap',
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** Somebody by initials and name; `null` is nobody. */
export function PersonLabel({
  person,
  nobody = 'Unassigned',
}: {
  readonly person: Person | null;
  readonly nobody?: string;
}) {
  const styles = useStyles();
  return (
    <span className={styles.person}>
      {person === null ? null : (
        <Avatar
          size={16}
          color="colorful"
          idForColor={person.accountId}
          initials={initialsOf(person.displayName)}
          aria-hidden="true"
        />
      )}
      <span className={styles.name}>{person?.displayName ?? nobody}</span>
    </span>
  );
}
