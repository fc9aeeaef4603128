import type { TokenFailureReason } from '../../oauth/token-response.ts';

/** What a failed refresh means for the person; shown in the history and as a problem's detail. */
export const failureExplanations: Record<TokenFailureReason, string> = {
  'grant-invalid':
    'Atlassian no longer accepts the stored sign-in: it was revoked, unused for too long, or the password changed.',
  'client-refused': "Atlassian did not accept this server's client id or secret; the stored sign-in is kept.",
  'rate-limited': 'Atlassian asked to slow down; the stored sign-in is kept and tried again.',
  unavailable: 'Atlassian had a fault of its own; the stored sign-in is kept and tried again.',
  unreachable: 'Atlassian could not be reached; the stored sign-in is kept and tried again.',
  'answer-lost':
    "Atlassian's answer was lost on the way; the stored sign-in is kept and the same request is repeated.",
};

/** Of a token's life, in seconds. */
export function renewedExplanation(seconds: number): string {
  const life = seconds >= 120 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds)} seconds`;
  return `The access token was renewed; it is good for ${life}.`;
}

export const notRenewableExplanation = 'The sign-in came without the right to be renewed (offline_access).';
export const notConfiguredExplanation =
  'OAuth is not configured on this server any more; the stored sign-in is kept.';
export const unreadableExplanation =
  'The stored sign-in cannot be opened: its key is missing or it was altered.';

/** Of the day a sign-in ends whatever happens. */
export function signInEndsExplanation(endsAt: number): string {
  const day = new Date(endsAt).toISOString().slice(0, 10);
  return `Atlassian may end this sign-in on ${day}, a year after it began. Press Reconnect before then; conversations and settings are kept.`;
}
