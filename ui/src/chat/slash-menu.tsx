import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SlashCommand } from './slash-commands.ts';

const useStyles = makeStyles({
  list: {
    position: 'absolute',
    left: 0,
    right: 0,
    bottom: `calc(100% + ${tokens.spacingVerticalXS})`,
    zIndex: 1,
    boxSizing: 'border-box',
    maxHeight: 'min(320px, 50vh)',
    overflowY: 'auto',
    margin: 0,
    padding: tokens.spacingHorizontalXS,
    listStyle: 'none',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  option: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    color: tokens.colorNeutralForeground1,
    lineHeight: tokens.lineHeightBase300,
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    // High contrast draws no backgrounds; it draws this.
    outline: '1px solid transparent',
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  hint: { color: tokens.colorNeutralForeground3 },
  says: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

export function optionId(menuId: string, { name }: SlashCommand): string {
  return `${menuId}-${name}`;
}

/** The commands above the composer. The focus stays in the text; `chosen` is what Enter would take. */
export function SlashMenu({
  id,
  commands,
  chosen,
  onHover,
  onPick,
}: {
  readonly id: string;
  readonly commands: readonly SlashCommand[];
  readonly chosen: SlashCommand | undefined;
  readonly onHover: (command: SlashCommand) => void;
  readonly onPick: (command: SlashCommand) => void;
}) {
  const styles = useStyles();
  return (
    <div id={id} role="listbox" aria-label="Ready-made jobs" className={styles.list} tabIndex={-1}>
      {commands.map((command) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text, which keeps the focus
        <div
          key={command.name}
          id={optionId(id, command)}
          role="option"
          tabIndex={-1}
          aria-selected={command === chosen}
          ref={command === chosen ? intoView : undefined}
          className={mergeClasses(styles.option, command === chosen && styles.chosen)}
          onPointerMove={() => onHover(command)}
          // A click would take the focus out of the text.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(command)}
        >
          <span className={styles.name}>/{command.name}</span>
          {command.argument === null ? null : (
            <span className={styles.hint}> {argumentHint(command.argument)}</span>
          )}
          <span className={styles.says}>{command.says}</span>
        </div>
      ))}
    </div>
  );
}

function argumentHint({ hint, required }: NonNullable<SlashCommand['argument']>): string {
  return required ? hint : `[${hint}]`;
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
