import type { Person } from '../site/model/person.ts';

/** A person as issues and comments name them. E-mail addresses are hidden from others, as most accounts do. */
export function personShape(person: Person, base: string) {
  return {
    self: `${base}/rest/api/3/user?accountId=${encodeURIComponent(person.accountId)}`,
    accountId: person.accountId,
    avatarUrls: avatarUrls(person, base),
    displayName: person.displayName,
    active: person.active,
    timeZone: person.timeZone,
    accountType: person.accountType,
  };
}

export function avatarUrls(person: Person, base: string): Record<string, string> {
  const url = `${new URL(base).origin}/avatars/${encodeURIComponent(person.accountId)}.svg`;
  return { '48x48': url, '24x24': url, '16x16': url, '32x32': url };
}
