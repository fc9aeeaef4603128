import { fileKindSchema } from '@sidelight/contract';
import { sql } from 'kysely';
import type { FileStore, StoredFile } from '../assistant/files/stored-file.ts';
import type { FilesTable } from './assistant-schema.ts';
import type { Database } from './database.ts';

export function createFileStore(database: Database): FileStore {
  return {
    async begin({ id, connectionId, conversationId, name, createdAt, expiresAt }) {
      await database
        .insertInto('files')
        .values({
          id,
          connection_id: connectionId,
          conversation_id: conversationId,
          name,
          media_type: null,
          kind: null,
          size: 0,
          sha256: null,
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute();
    },

    async append(id, position, bytes) {
      await database.insertInto('file_pieces').values({ file_id: id, position, bytes }).execute();
      await database
        .updateTable('files')
        .set({ size: sql<number>`size + ${bytes.byteLength}` })
        .where('id', '=', id)
        .execute();
    },

    async finish(id, { mediaType, kind, size, sha256, expiresAt }) {
      await database
        .updateTable('files')
        .set({ media_type: mediaType, kind, size, sha256, expires_at: expiresAt })
        .where('id', '=', id)
        .execute();
    },

    async find(connectionId, id, now) {
      const row = await database
        .selectFrom('files')
        .selectAll()
        .where('id', '=', id)
        .where('connection_id', '=', connectionId)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row === undefined ? null : storedFile(row);
    },

    async *read(id) {
      for (let position = 0; ; position += 1) {
        const piece = await database
          .selectFrom('file_pieces')
          .select('bytes')
          .where('file_id', '=', id)
          .where('position', '=', position)
          .executeTakeFirst();
        if (piece === undefined) return;
        yield piece.bytes;
      }
    },

    async extend(connectionId, ids, expiresAt) {
      if (ids.length === 0) return;
      await database
        .updateTable('files')
        .set({ expires_at: expiresAt })
        .where('connection_id', '=', connectionId)
        .where('id', 'in', [...ids])
        .execute();
    },

    async remove(connectionId, id) {
      const { numDeletedRows } = await database
        .deleteFrom('files')
        .where('id', '=', id)
        .where('connection_id', '=', connectionId)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },

    async used(connectionId, now) {
      const row = await database
        .selectFrom('files')
        .select(({ fn }) => [fn.countAll<number>().as('files'), fn.sum<number | null>('size').as('bytes')])
        .where('connection_id', '=', connectionId)
        .where('expires_at', '>', now)
        .executeTakeFirstOrThrow();
      // A sum of PostgreSQL's is a decimal number in text.
      return { files: row.files, bytes: Number(row.bytes ?? 0) };
    },

    async sweep(now, orphanedBefore) {
      const { numDeletedRows } = await database
        .deleteFrom('files')
        .where(({ and, eb, exists, not, or, selectFrom }) =>
          or([
            eb('expires_at', '<=', now),
            and([
              eb('created_at', '<=', orphanedBefore),
              eb('conversation_id', 'is not', null),
              not(
                exists(
                  selectFrom('conversations')
                    .select('conversations.id')
                    .whereRef('conversations.id', '=', 'files.conversation_id'),
                ),
              ),
            ]),
          ]),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** Null for one that is still arriving. */
function storedFile(row: FilesTable): StoredFile | null {
  const kind = fileKindSchema.safeParse(row.kind);
  if (!kind.success || row.media_type === null || row.sha256 === null) return null;
  return {
    id: row.id,
    connectionId: row.connection_id,
    conversationId: row.conversation_id,
    name: row.name,
    mediaType: row.media_type,
    kind: kind.data,
    size: row.size,
    sha256: row.sha256,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
