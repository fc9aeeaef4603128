import type { Vault } from '../vault/vault.ts';

/** Who may see the health of everybody's connection. */
export interface Administrators {
  isOne(connectionId: string): Promise<boolean>;
}

/**
 * `listed`: account ids and e-mail addresses of Atlassian accounts. Only a person's own sign-in counts: the connection of
 * the server's API token belongs to whoever holds the access key.
 */
export function createAdministrators({
  listed,
  vault,
}: {
  listed: readonly string[];
  vault: Pick<Vault, 'find'>;
}): Administrators {
  const accounts = new Set(listed.map((each) => each.toLowerCase()));
  return {
    async isOne(connectionId) {
      if (accounts.size === 0) return false;
      const connection = await vault.find(connectionId);
      if (connection === null || connection.wayIn !== 'oauth') return false;
      const { accountId, email } = connection.person;
      return (
        (accountId !== '' && accounts.has(accountId.toLowerCase())) ||
        (email !== null && email !== '' && accounts.has(email.toLowerCase()))
      );
    },
  };
}
