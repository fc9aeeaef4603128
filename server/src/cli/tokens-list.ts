import type { Given } from './command.ts';
import { withServices } from './with-services.ts';

const listed = 1_000;

/** `sidelight tokens list`. */
export async function tokensList(given: Given): Promise<number> {
  return withServices(async ({ services }) => {
    const connections = (await services.connections.list(listed + 1)).slice(0, listed);
    const rows = connections.map(({ id, person, site, wayIn, state, accessTokenExpiresAt, lastUsedAt }) => ({
      id,
      person: person.displayName,
      site: site?.url ?? null,
      wayIn,
      state,
      accessTokenExpiresAt: iso(accessTokenExpiresAt),
      lastUsedAt: iso(lastUsedAt),
    }));
    if (given.flag('json')) console.log(JSON.stringify(rows, null, 2));
    else if (rows.length === 0) console.log('Nobody is connected. Run sidelight login, or use the web page.');
    else {
      for (const row of rows) {
        const end = row.accessTokenExpiresAt === null ? '' : `; token good until ${row.accessTokenExpiresAt}`;
        console.log(
          `${row.id}  ${row.person} at ${row.site ?? 'no site yet'} (${row.wayIn}): ${row.state}${end}`,
        );
      }
    }
    return 0;
  });
}

function iso(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
