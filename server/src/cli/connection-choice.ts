import type { Services } from '../services.ts';
import type { Connection } from '../vault/connection.ts';
import { UsageError } from './usage-error.ts';

/** The connection with that id or, without one, the only one there is or the one used last. Throws UsageError. */
export async function chooseConnection(
  { connections, vault }: Services,
  id: string | null,
  wanted: (connection: Connection) => boolean = () => true,
): Promise<Connection> {
  if (id === null) {
    const usable = (await connections.list(100)).filter(
      (connection) => connection.state === 'connected' && wanted(connection),
    );
    const [newest] = usable;
    if (newest !== undefined) return newest;
    throw new UsageError('Nobody is connected. Run sidelight login, or sign in on the web page.');
  }
  const found = await vault.find(id);
  if (found !== null) return found;
  throw new UsageError(`There is no connection ${id}. sidelight tokens list shows them.`);
}
