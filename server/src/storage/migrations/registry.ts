import { vaultAndSessions } from './0001-vault-and-sessions.ts';
import { assistant } from './0002-assistant.ts';
import { openRefreshes } from './0003-open-refreshes.ts';
import { undo } from './0004-undo.ts';
import { refreshLeases } from './0005-refresh-leases.ts';
import { turnLeases } from './0006-turn-leases.ts';
import { sessionDevices } from './0007-session-devices.ts';
import { apiUsage } from './0008-api-usage.ts';
import { restingConnections } from './0009-resting-connections.ts';
import { modelUsage } from './0010-model-usage.ts';
import { conversationSummaries } from './0011-conversation-summaries.ts';
import { plansOfMany } from './0012-plans-of-many.ts';
import { wordsOfMessages } from './0013-words-of-messages.ts';
import { trust } from './0014-trust.ts';
import { answersElsewhere } from './0015-answers-elsewhere.ts';
import { files } from './0016-files.ts';
import { reminders } from './0017-reminders.ts';
import { siteOfAConversation } from './0018-site-of-a-conversation.ts';
import type { Migration } from './migration.ts';

/** Every migration in the order of its number. Append only. */
export const migrations: readonly Migration[] = [
  vaultAndSessions,
  assistant,
  openRefreshes,
  undo,
  refreshLeases,
  turnLeases,
  sessionDevices,
  apiUsage,
  restingConnections,
  modelUsage,
  conversationSummaries,
  plansOfMany,
  wordsOfMessages,
  trust,
  answersElsewhere,
  files,
  reminders,
  siteOfAConversation,
];
