import { createHash, timingSafeEqual } from 'node:crypto';
import { mostFileBytes, type SentFile } from '@sidelight/contract';
import type { Ambient } from '../../ambient.ts';
import { AssistantError } from '../assistant-error.ts';
import { undoLifetimeMs } from '../changes.ts';
import type { TranscriptStore } from '../conversation.ts';
import type { ConversationOf } from '../library/conversation-library.ts';
import { fileNameOf } from './file-name.ts';
import type { FileReading } from './file-parts.ts';
import { fileTypeOf, sniffedBytes } from './file-type.ts';
import type { FileStore, StoredFile } from './stored-file.ts';

const day = 24 * 60 * 60_000;
/** An upload that is not whole by then never will be. */
const arrivingMs = 10 * 60_000;
/** A file that was added and never sent. */
const unsentMs = day;
/** A file that was sent with a message. */
const sentMs = 30 * day;
/** What one person may have here at one time. */
const mostFiles = 200;
const mostBytes = 100 * 1_048_576;
/** The same with what is kept of deleted attachments. */
const mostBytesWithKept = 2 * mostBytes;
const pieceBytes = 256 * 1024;

/** The files of one person, as plans are made and carried out with them. All throw assistant.file-unknown. */
export interface OwnFiles {
  find(id: string): Promise<StoredFile>;
  /** Byte for byte what was taken in under this hash. */
  bytes(file: Pick<StoredFile, 'id' | 'sha256'>): Promise<Uint8Array>;
  /** Keeps the content of an attachment that is about to be deleted. The same `id` again replaces it. */
  keep(kept: { readonly id: string; readonly name: string; readonly bytes: Uint8Array }): Promise<StoredFile>;
  /** Bytes that may still be kept for undoing. */
  room(): Promise<number>;
}

export interface PersonFilesParts {
  readonly store: FileStore;
  readonly transcripts: Pick<TranscriptStore, 'find'>;
  readonly ambient: Pick<Ambient, 'now' | 'newId'>;
}

/**
 * The files that people add to conversations, and what is kept of deleted attachments. Everything in them is hostile data:
 * a file is what its first bytes say, and nobody gets another person's.
 */
export class PersonFiles {
  readonly #parts: PersonFilesParts;

  constructor(parts: PersonFilesParts) {
    this.#parts = parts;
  }

  /**
   * Takes a file in as it arrives, a piece at a time. Throws assistant.conversation-unknown for another person's
   * conversation, assistant.file-too-large, assistant.files-full, and whatever the body breaks with; then nothing is kept.
   */
  async receive(
    { connectionId, conversationId }: ConversationOf,
    { name, body }: { readonly name: string; readonly body: AsyncIterable<Uint8Array> },
  ): Promise<SentFile> {
    const head = await this.#parts.transcripts.find(conversationId);
    if (head !== null && head.connectionId !== connectionId) {
      throw new AssistantError('assistant.conversation-unknown');
    }
    const { files, bytes } = await this.#parts.store.used(connectionId, this.#parts.ambient.now());
    if (files >= mostFiles || bytes >= mostBytes) throw new AssistantError('assistant.files-full');
    const room = mostBytes - bytes;
    const id = this.#parts.ambient.newId();
    const lifetimeMs = unsentMs;
    return sentFile(await this.#take({ id, connectionId, conversationId, name, body, room, lifetimeMs }));
  }

  of(connectionId: string): OwnFiles {
    return {
      find: (id) => this.find(connectionId, id),
      bytes: (file) => this.bytes(connectionId, file),
      keep: (kept) => this.#keep({ ...kept, connectionId }),
      room: async () => {
        const { bytes } = await this.#parts.store.used(connectionId, this.#parts.ambient.now());
        return Math.max(0, mostBytesWithKept - bytes);
      },
    };
  }

  async #keep(kept: {
    readonly id: string;
    readonly connectionId: string;
    readonly name: string;
    readonly bytes: Uint8Array;
  }): Promise<StoredFile> {
    await this.#parts.store.remove(kept.connectionId, kept.id);
    return this.#take({
      ...kept,
      conversationId: null,
      body: [kept.bytes],
      room: mostFileBytes,
      lifetimeMs: undoLifetimeMs,
    });
  }

  /** Throws assistant.file-unknown. */
  async find(connectionId: string, id: string): Promise<StoredFile> {
    const file = await this.#parts.store.find(connectionId, id, this.#parts.ambient.now());
    if (file === null) throw new AssistantError('assistant.file-unknown');
    return file;
  }

  /** Piece by piece. */
  stream(file: StoredFile): AsyncIterable<Uint8Array> {
    return this.#parts.store.read(file.id);
  }

  /** The first bytes of a file, `length` of them at most. */
  async beginning(file: StoredFile, length: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of this.#parts.store.read(file.id)) {
      pieces.push(piece);
      size += piece.byteLength;
      if (size >= length) break;
    }
    return new Uint8Array(Buffer.concat(pieces, Math.min(size, length)));
  }

  /** What models are sent of this person's files. */
  readingFor(connectionId: string): FileReading {
    return {
      beginning: async ({ id }, length) => {
        const { store, ambient } = this.#parts;
        const file = await store.find(connectionId, id, ambient.now());
        return file === null ? null : this.beginning(file, length);
      },
    };
  }

  /** The whole, byte for byte what was taken in. Throws assistant.file-unknown when it is that no more. */
  async bytes(connectionId: string, { id, sha256 }: Pick<StoredFile, 'id' | 'sha256'>): Promise<Uint8Array> {
    const file = await this.find(connectionId, id);
    const bytes = await this.beginning(file, mostFileBytes);
    const [is, was] = [createHash('sha256').update(bytes).digest(), Buffer.from(sha256, 'hex')];
    if (is.length === was.length && timingSafeEqual(is, was)) return bytes;
    throw new AssistantError('assistant.file-unknown', {
      detail: `${file.name} is not what it was when it was added.`,
    });
  }

  /** Throws assistant.file-unknown. */
  async remove(connectionId: string, id: string): Promise<void> {
    if (await this.#parts.store.remove(connectionId, id)) return;
    throw new AssistantError('assistant.file-unknown');
  }

  /**
   * The files that go along with a message of this conversation, in the order given; from now on they are kept for longer.
   * Throws assistant.file-unknown, also for files of another conversation.
   */
  async send({ connectionId, conversationId }: ConversationOf, ids: readonly string[]): Promise<SentFile[]> {
    const files: StoredFile[] = [];
    for (const id of new Set(ids)) {
      const file = await this.find(connectionId, id);
      if (file.conversationId !== conversationId) throw new AssistantError('assistant.file-unknown');
      files.push(file);
    }
    const { ambient, store } = this.#parts;
    await store.extend(
      connectionId,
      files.map(({ id }) => id),
      ambient.now() + sentMs,
    );
    return files.map(sentFile);
  }

  /** Throws away what has expired. */
  sweep(): Promise<number> {
    const now = this.#parts.ambient.now();
    return this.#parts.store.sweep(now, now - unsentMs);
  }

  async #take(file: {
    readonly id: string;
    readonly connectionId: string;
    readonly conversationId: string | null;
    readonly name: string;
    readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
    readonly room: number;
    readonly lifetimeMs: number;
  }): Promise<StoredFile> {
    const { store, ambient } = this.#parts;
    const { id, connectionId, conversationId } = file;
    const createdAt = ambient.now();
    const name = fileNameOf(file.name);
    await store.begin({
      id,
      connectionId,
      conversationId,
      name,
      createdAt,
      expiresAt: createdAt + arrivingMs,
    });
    try {
      const hash = createHash('sha256');
      let beginning = new Uint8Array();
      let size = 0;
      let position = 0;
      for await (const piece of inPieces(file.body)) {
        size += piece.byteLength;
        if (size > mostFileBytes) throw new AssistantError('assistant.file-too-large');
        if (size > file.room) throw new AssistantError('assistant.files-full');
        if (position === 0) beginning = new Uint8Array(piece.subarray(0, sniffedBytes));
        hash.update(piece);
        await store.append(id, position, piece);
        position += 1;
      }
      const type = fileTypeOf(name, beginning);
      const expiresAt = createdAt + file.lifetimeMs;
      const whole = { ...type, size, sha256: hash.digest('hex'), expiresAt };
      await store.finish(id, whole);
      return { id, connectionId, conversationId, name, createdAt, ...whole };
    } catch (error) {
      await store.remove(connectionId, id);
      throw error;
    }
  }
}

export function sentFile({ id, name, mediaType, kind, size }: SentFile): SentFile {
  return { id, name, mediaType, kind, size };
}

/** Pieces of one size, however the network cut them. */
async function* inPieces(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    for (let at = 0; at < chunk.byteLength; ) {
      const part = chunk.subarray(at, at + pieceBytes - size);
      waiting.push(part);
      size += part.byteLength;
      at += part.byteLength;
      if (size < pieceBytes) continue;
      yield Buffer.concat(waiting, size);
      waiting = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(waiting, size);
}
