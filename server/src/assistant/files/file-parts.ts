import type { SentFile } from '@sidelight/contract';
import type { FilePart } from 'ai';
import type { Message, MessagePart } from '../conversation.ts';

/** Of the newest messages of the person that have files, so many are sent with what is in the files. */
const mostMessages = 2;
const mostPictures = 5;
/** Providers refuse larger ones; base64 makes it a third more. */
export const mostPictureBytes = 3_500_000;
/** Of one text, and of all together. */
const mostTextBytes = 16_000;
const mostTextBytesInAll = 32_000;

export interface FileReading {
  /** The first bytes of a file of the person; null for one that is there no more. */
  readonly beginning: (file: SentFile, length: number) => Promise<Uint8Array | null>;
}

/** How a file of a message is put to a model. */
export interface FileParts {
  readonly partOf: (part: MessagePart) => FilePart | undefined;
  /** Whether something of what is in the files goes along, and not their names alone. */
  readonly haveContent: boolean;
}

/**
 * What models are sent of the files in a conversation: pictures and the beginnings of texts of the newest messages, of all
 * others the name alone (no bytes, application/octet-stream). `reading` null: nothing but names.
 */
export async function filePartsOf(
  messages: readonly Message[],
  reading: FileReading | null,
): Promise<FileParts> {
  const contents = reading === null ? new Map<string, Uint8Array>() : await contentsOf(messages, reading);
  return {
    partOf(part) {
      if (part.type !== 'data-file') return undefined;
      const { id, name, mediaType, kind, size } = part.data;
      const data = contents.get(id);
      return {
        type: 'file',
        filename: name,
        data: data ?? new Uint8Array(),
        mediaType:
          data === undefined ? 'application/octet-stream' : kind === 'image' ? mediaType : 'text/plain',
        providerOptions: { sidelight: { size } },
      };
    },
    haveContent: contents.size > 0,
  };
}

async function contentsOf(
  messages: readonly Message[],
  { beginning }: FileReading,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  let pictures = mostPictures;
  let texts = mostTextBytesInAll;
  for (const file of newestFiles(messages)) {
    if (file.kind === 'image' && pictures > 0 && file.size <= mostPictureBytes) {
      const bytes = await beginning(file, mostPictureBytes);
      if (bytes === null) continue;
      pictures -= 1;
      contents.set(file.id, bytes);
    } else if (file.kind === 'text' && texts > 0) {
      const bytes = await beginning(file, Math.min(mostTextBytes, texts));
      if (bytes === null) continue;
      texts -= bytes.byteLength;
      contents.set(file.id, bytes);
    }
  }
  return contents;
}

function newestFiles(messages: readonly Message[]): SentFile[] {
  return messages
    .map(filesOf)
    .filter((files) => files.length > 0)
    .slice(-mostMessages)
    .reverse()
    .flat();
}

export function filesOf({ role, parts }: Message): SentFile[] {
  return role === 'user' ? parts.flatMap((part) => (part.type === 'data-file' ? [part.data] : [])) : [];
}
