import { mostFileBytes, mostFilesOfMessage, type SentFile, sizeInWords } from '@sidelight/contract';

/** A file that goes along with the next message. */
export interface AddedFile {
  readonly localId: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly state:
    | {
        readonly kind: 'arriving';
        /** From 0 to 1. */
        readonly share: number;
      }
    | { readonly kind: 'ready'; readonly file: SentFile }
    | { readonly kind: 'failed'; readonly why: string };
}

export const limitsInWords = `Up to ${mostFilesOfMessage} files of ${sizeInWords(mostFileBytes)} each.`;

/** Why a file is not even tried; undefined for one that is. */
export function refusalOf(file: Pick<File, 'size'>): string | undefined {
  return file.size > mostFileBytes ? `Larger than ${sizeInWords(mostFileBytes)}` : undefined;
}

/** What is pasted is called "image.png" by every browser, whatever it is. */
export function nameOf({ name, type }: Pick<File, 'name' | 'type'>, pasted: boolean, now: Date): string {
  const generic = name === '' || /^image\.\w+$/.test(name);
  if (!pasted || !generic) return name === '' ? 'file' : name;
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('');
  return `screenshot-${day}-${time}.${/^image\/(\w+)/.exec(type)?.[1] ?? 'png'}`;
}

/** Those that the message takes along, once all are there; undefined while one is not. */
export function readyFiles(added: readonly AddedFile[]): SentFile[] | undefined {
  const ready = added.flatMap(({ state }) => (state.kind === 'ready' ? [state.file] : []));
  return ready.length === added.length ? ready : undefined;
}
