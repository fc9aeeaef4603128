import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons/svg/alert';
import type { Reminder } from '@sidelight/contract';
import { useState } from 'react';
import { formatClock, formatDateTime, formatDay, localDay } from '../formats/dates.ts';
import { OuterLink } from '../formats/outer-link.tsx';
import { StatusBadge } from '../issues/status-badge.tsx';
import { reminderName } from './reminder-name.ts';
import { snoozeTimes } from './snooze-times.ts';
import type { ReminderActions } from './use-reminders.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
  },
  icon: {
    flexShrink: 0,
    fontSize: '16px',
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorBrandForeground1,
  },
  body: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: '2px' },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    minWidth: 0,
  },
  text: {
    overflowWrap: 'anywhere',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase300,
  },
  summary: { overflowWrap: 'anywhere', lineHeight: tokens.lineHeightBase300 },
  muted: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  time: {
    marginLeft: 'auto',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
});

/** A reminder: whose time has come with Done and Snooze, one that waits with Cancel. */
export function ReminderCard({
  reminder,
  now,
  onSnooze,
  onRemove,
}: ReminderActions & { readonly reminder: Reminder; readonly now: number }) {
  const styles = useStyles();
  const [busy, setBusy] = useState(false);
  const { id, issue, text, at, deliveredAt } = reminder;
  const name = reminderName(reminder);
  const day = localDay(Date.parse(at));
  const act = async (action: Promise<void>) => {
    setBusy(true);
    await action;
    setBusy(false);
  };
  return (
    <li className={styles.card}>
      <AlertRegular className={styles.icon} aria-hidden="true" />
      <div className={styles.body}>
        {text === null ? null : <span className={styles.text}>{text}</span>}
        {issue === null ? null : (
          <>
            <span className={styles.line}>
              <OuterLink href={issue.url} label={`Open ${issue.key}`}>
                {issue.key}
              </OuterLink>
              {issue.now === null ? null : <StatusBadge status={issue.now.status} />}
            </span>
            {issue.now === null ? null : <span className={styles.summary}>{issue.now.summary}</span>}
            {issue.why === null ? null : <span className={styles.muted}>{issue.why}</span>}
          </>
        )}
        <div className={styles.actions}>
          <Button
            appearance="subtle"
            size="small"
            disabled={busy}
            aria-label={`${deliveredAt === null ? 'Cancel' : 'Done'}: ${name}`}
            onClick={() => void act(onRemove(id))}
          >
            {deliveredAt === null ? 'Cancel' : 'Done'}
          </Button>
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button appearance="subtle" size="small" disabled={busy} aria-label={`Snooze: ${name}`}>
                Snooze
              </Button>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {snoozeTimes(now).map((time) => (
                  <MenuItem key={time.at} onClick={() => void act(onSnooze(id, time.at))}>
                    {time.label}
                  </MenuItem>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
          <time className={styles.time} dateTime={at} title={formatDateTime(at)}>
            {day === localDay(now) ? '' : `${formatDay(day, now)}, `}
            {formatClock(at)}
          </time>
        </div>
      </div>
    </li>
  );
}
