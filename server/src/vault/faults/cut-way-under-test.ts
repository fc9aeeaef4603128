import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Where a statement is lost: on its way, or done, with its answer on the way back. */
export type LostWhere = 'before it arrives' | 'after it was done';

/** The way to a PostgreSQL, which can be cut at any statement. */
export interface CutWay {
  /** The address of the same database, by this way. */
  readonly url: string;
  /** How many statements have gone by. */
  readonly statements: number;
  /** Cuts the connection of the n-th statement from now on, 1 being the next. */
  cutAt(n: number, where: LostWhere): void;
  /** Whether the cut that was asked for last has happened. */
  readonly wasCut: boolean;
  close(): Promise<void>;
}

/** For tests. node-postgres writes each statement of ours in one piece. */
export async function openCutWay(databaseUrl: string): Promise<CutWay> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let statements = 0;
  let cut: { at: number; where: LostWhere } | null = null;
  let wasCut = false;
  const server = createServer((client) => {
    const database = connect({ host: target.hostname, port: Number(target.port) });
    const end = () => {
      client.destroy();
      database.destroy();
    };
    let answerIsLost = false;
    for (const socket of [client, database]) {
      open.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        open.delete(socket);
        end();
      });
    }
    client.on('data', (data) => {
      statements += 1;
      if (cut !== null && statements >= cut.at) {
        const { where } = cut;
        cut = null;
        wasCut = true;
        if (where === 'before it arrives') return end();
        answerIsLost = true;
      }
      database.write(data);
    });
    database.on('data', (data) => {
      // That it answers says that it is done.
      if (answerIsLost) end();
      else client.write(data);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    get statements() {
      return statements;
    },
    cutAt(n, where) {
      wasCut = false;
      cut = { at: statements + n, where };
    },
    get wasCut() {
      return wasCut;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
