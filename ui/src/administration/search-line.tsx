import { Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  query: { flex: '1 1 160px', minWidth: 0 },
});

export interface Choice {
  /** Empty for all. */
  readonly value: string;
  readonly label: string;
}

/** Words and one choice by which a list is narrowed. */
export function SearchLine({
  label,
  placeholder,
  typed,
  onTyped,
  choiceLabel,
  choices,
  chosen,
  onChosen,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  readonly choiceLabel: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly onChosen: (value: string) => void;
}) {
  const styles = useStyles();
  return (
    <search className={styles.line}>
      <Input
        className={styles.query}
        type="search"
        contentBefore={<SearchRegular />}
        placeholder={placeholder}
        aria-label={label}
        value={typed}
        onChange={(_, data) => onTyped(data.value)}
      />
      <Select aria-label={choiceLabel} value={chosen} onChange={(_, data) => onChosen(data.value)}>
        {choices.map(({ value, label: said }) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </Select>
    </search>
  );
}
