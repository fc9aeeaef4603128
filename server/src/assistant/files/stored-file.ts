import type { FileKind, SentFile } from '@sidelight/contract';

/** A file as it is kept. Times are milliseconds since 1970. */
export interface StoredFile extends SentFile {
  readonly connectionId: string;
  /** Null for what is kept for an undo: it outlives the conversation. */
  readonly conversationId: string | null;
  /** Of its bytes, in hex: what was approved is compared with what is run. */
  readonly sha256: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A file that is still arriving. */
export interface ArrivingFile {
  readonly id: string;
  readonly connectionId: string;
  readonly conversationId: string | null;
  readonly name: string;
  readonly createdAt: number;
  /** When it is thrown away if it never became whole. */
  readonly expiresAt: number;
}

export interface WholeFile {
  readonly mediaType: string;
  readonly kind: FileKind;
  readonly size: number;
  readonly sha256: string;
  readonly expiresAt: number;
}

/**
 * Where files are kept, piece by piece, so that none is ever held whole in memory by the store. Nobody is answered a file
 * of another connection, one that is not whole, or one that has expired.
 */
export interface FileStore {
  begin(file: ArrivingFile): Promise<void>;
  /** `position`: 0, 1, 2, … */
  append(id: string, position: number, bytes: Uint8Array): Promise<void>;
  finish(id: string, whole: WholeFile): Promise<void>;
  find(connectionId: string, id: string, now: number): Promise<StoredFile | null>;
  /** The bytes of a file that was found; nothing for one that has gone meanwhile. */
  read(id: string): AsyncIterable<Uint8Array>;
  /** Those of the files that are this connection's are kept until then. */
  extend(connectionId: string, ids: readonly string[], expiresAt: number): Promise<void>;
  /** False when the connection has none with this id. */
  remove(connectionId: string, id: string): Promise<boolean>;
  /** Of everything the connection has there, also what is arriving. */
  used(connectionId: string, now: number): Promise<{ readonly files: number; readonly bytes: number }>;
  /**
   * Throws away what has expired, and what came before `orphanedBefore` for a conversation that is not there. Answers how
   * many.
   */
  sweep(now: number, orphanedBefore: number): Promise<number>;
}
