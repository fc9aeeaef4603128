import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemLink,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons/svg/alert';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { ChatAddRegular } from '@fluentui/react-icons/svg/chat-add';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import type { Session, Site } from '@sidelight/contract';
import { initialsOf } from '../formats/initials.ts';
import { Logo } from '../theme/logo.tsx';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
  },
  names: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  site: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  person: { minWidth: 'auto', padding: '2px', borderRadius: tokens.borderRadiusCircular },
});

export function ChatHeader({
  session,
  site: shown,
  dashboardUrl,
  dashboardInNewTab,
  onNewConversation,
  onConversations,
  onChanges,
  onReminders,
  onSite,
  onSignOut,
}: {
  readonly session: Session;
  /** The one that the conversation is about. */
  readonly site: Site | null;
  readonly dashboardUrl: string;
  readonly dashboardInNewTab: boolean;
  readonly onNewConversation: () => void;
  readonly onConversations: () => void;
  readonly onChanges: () => void;
  readonly onReminders: () => void;
  readonly onSite: (site: Site) => void;
  readonly onSignOut: () => void;
}) {
  const styles = useStyles();
  const name = session.person?.displayName ?? 'Signed in';
  return (
    <header className={styles.header}>
      <Logo />
      <div className={styles.names}>
        <h1 className={styles.name}>Sidelight</h1>
        <span className={styles.site}>
          {shown?.name ?? 'Jira'}
          {session.demo ? ' · demo' : ''}
        </span>
      </div>
      <Button
        appearance="subtle"
        icon={<HistoryRegular />}
        aria-label="Conversations"
        title="Conversations"
        onClick={onConversations}
      />
      <Button
        appearance="subtle"
        icon={<ChatAddRegular />}
        aria-label="New conversation"
        title="New conversation"
        onClick={onNewConversation}
      />
      <Menu
        positioning="below-end"
        checkedValues={{ site: session.site === null ? [] : [session.site.cloudId] }}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            className={styles.person}
            aria-label={`${name}: menu`}
            title={name}
            icon={null}
          >
            <Avatar
              size={28}
              color="colorful"
              idForColor={session.person?.accountId ?? name}
              initials={initialsOf(name)}
              aria-hidden="true"
            />
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>
                {name}
                {session.wayIn === 'api-token' ? ' (API token)' : ''}
              </MenuGroupHeader>
              <MenuItem icon={<ChatAddRegular />} onClick={onNewConversation}>
                New conversation
              </MenuItem>
              <MenuItem icon={<ArrowUndoRegular />} onClick={onChanges}>
                Changes and rules
              </MenuItem>
              <MenuItem icon={<AlertRegular />} onClick={onReminders}>
                Reminders
              </MenuItem>
              <MenuItemLink
                icon={<KeyRegular />}
                href={dashboardUrl}
                {...(dashboardInNewTab ? { target: '_blank', rel: 'noopener' } : {})}
              >
                Token dashboard
              </MenuItemLink>
            </MenuGroup>
            {session.sites.length < 2 ? null : (
              <>
                <MenuDivider />
                <MenuGroup>
                  <MenuGroupHeader>Site</MenuGroupHeader>
                  {session.sites.map((site) => (
                    <MenuItemRadio
                      key={site.cloudId}
                      name="site"
                      value={site.cloudId}
                      onClick={() => onSite(site)}
                    >
                      {site.name}
                    </MenuItemRadio>
                  ))}
                </MenuGroup>
              </>
            )}
            <MenuDivider />
            <MenuItem icon={<SignOutRegular />} onClick={onSignOut}>
              Sign out
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </header>
  );
}
