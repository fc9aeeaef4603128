import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import type { AllowedWhere, Plan } from '@sidelight/contract';
import { actionInWords } from '../changes/actions-in-words.ts';

const useStyles = makeStyles({
  both: { display: 'inline-flex', gap: '1px' },
  left: { borderTopRightRadius: 0, borderBottomRightRadius: 0 },
  right: { borderTopLeftRadius: 0, borderBottomLeftRadius: 0 },
  items: { maxWidth: '280px' },
});

/** Approves the plan; beside it, where that is possible, approves and lets such changes be made from now on. */
export function ApproveButton({
  plan,
  busy,
  onApprove,
}: {
  readonly plan: Plan;
  readonly busy: boolean;
  readonly onApprove: (allow?: AllowedWhere) => void;
}) {
  const styles = useStyles();
  const approve = (className?: string) => (
    <Button
      appearance="primary"
      disabledFocusable={busy}
      onClick={() => onApprove()}
      {...(className === undefined ? {} : { className })}
    >
      Approve
    </Button>
  );
  if (!plan.mayAllow) return approve();
  const kind = actionInWords(plan.action);
  return (
    <div className={styles.both}>
      {approve(styles.left)}
      <Menu positioning="below-start">
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="primary"
            className={styles.right}
            disabledFocusable={busy}
            icon={<ChevronDownRegular />}
            aria-label="Approve, and stop asking"
            title="Approve, and stop asking"
          />
        </MenuTrigger>
        <MenuPopover className={styles.items}>
          <MenuList>
            <MenuItem
              subText={`Other ${kind} here are then made at once.`}
              onClick={() => onApprove('conversation')}
            >
              Approve, and stop asking in this conversation
            </MenuItem>
            <MenuItem
              subText={`All ${kind} are then made at once, until you change that under “Changes and rules”.`}
              onClick={() => onApprove('always')}
            >
              Approve, and stop asking anywhere
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}
