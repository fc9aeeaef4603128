import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { type RefObject, useEffect } from 'react';

const useStyles = makeStyles({
  head: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '760px',
    margin: '0 auto',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outline: 'none',
  },
});

/** The head of what is shown in the place of the conversation, with the way back to it: the button, or Escape. */
export function ViewHead({
  title,
  titleRef,
  onClose,
}: {
  readonly title: string;
  /** For a view that nothing else in it takes the focus of. */
  readonly titleRef?: RefObject<HTMLHeadingElement | null>;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isForAnother(event.target)) onClose();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <div className={styles.head}>
      <Button
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        aria-label="Back"
        title="Back"
        onClick={onClose}
      />
      <h2 className={styles.title} {...(titleRef === undefined ? {} : { ref: titleRef, tabIndex: -1 })}>
        {title}
      </h2>
    </div>
  );
}

/** An open menu closes by itself first, and what was typed is cleared or left first. */
function isForAnother(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.value !== '') return true;
  return target.closest('[role="menu"], [role="dialog"]') !== null;
}
