import { mostFilesOfMessage } from '@sidelight/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { troubleOf } from '../problems/trouble.ts';
import { type AddedFile, limitsInWords, nameOf, refusalOf } from './added-file.ts';

export interface AddedFiles {
  readonly files: readonly AddedFile[];
  /** What the person is told beside them, if anything. */
  readonly notice: string | undefined;
  readonly add: (files: Iterable<File>, how?: { readonly pasted: boolean }) => void;
  readonly remove: (localId: string) => void;
  /** They have gone along with a message. */
  readonly sent: () => void;
}

/** The files of the next message: each is sent to the server as soon as it is added. */
export function useAddedFiles(
  api: Pick<Api, 'uploadFile' | 'removeFile'>,
  conversationId: string,
): AddedFiles {
  const [files, setFiles] = useState<readonly AddedFile[]>([]);
  const [notice, setNotice] = useState<string>();
  const uploads = useRef(new Map<string, AbortController>());
  const count = useRef(0);
  count.current = files.length;

  useEffect(() => {
    const running = uploads.current;
    return () => {
      for (const upload of running.values()) upload.abort();
    };
  }, []);

  const become = useCallback((localId: string, state: AddedFile['state']) => {
    setFiles((all) => all.map((file) => (file.localId === localId ? { ...file, state } : file)));
  }, []);

  const upload = useCallback(
    async (localId: string, name: string, content: File) => {
      const leaving = new AbortController();
      uploads.current.set(localId, leaving);
      try {
        const file = await api.uploadFile(conversationId, name, content, {
          signal: leaving.signal,
          onProgress: (share) => become(localId, { kind: 'arriving', share }),
        });
        become(localId, { kind: 'ready', file });
      } catch (error) {
        if (leaving.signal.aborted) return;
        const { title, detail } = troubleOf(error);
        become(localId, { kind: 'failed', why: detail ?? title });
      } finally {
        uploads.current.delete(localId);
      }
    },
    [api, conversationId, become],
  );

  const add = useCallback(
    (given: Iterable<File>, { pasted } = { pasted: false }) => {
      const room = mostFilesOfMessage - count.current;
      const wanted = [...given];
      setNotice(wanted.length > room ? limitsInWords : undefined);
      const taken = wanted.slice(0, Math.max(0, room)).map((content) => {
        const name = nameOf(content, pasted, new Date());
        const why = refusalOf(content);
        const state: AddedFile['state'] =
          why === undefined ? { kind: 'arriving', share: 0 } : { kind: 'failed', why };
        return { content, added: { localId: crypto.randomUUID(), name, size: content.size, state } };
      });
      setFiles((all) => [...all, ...taken.map(({ added }) => added)]);
      for (const { content, added } of taken) {
        if (added.state.kind === 'arriving') void upload(added.localId, added.name, content);
      }
    },
    [upload],
  );

  const remove = useCallback(
    (localId: string) => {
      setNotice(undefined);
      uploads.current.get(localId)?.abort();
      setFiles((all) => {
        const gone = all.find((file) => file.localId === localId);
        // What stays behind for a moment expires by itself.
        if (gone?.state.kind === 'ready') api.removeFile(gone.state.file.id).catch(() => undefined);
        return all.filter((file) => file !== gone);
      });
    },
    [api],
  );

  const sent = useCallback(() => {
    setNotice(undefined);
    setFiles([]);
  }, []);

  return { files, notice, add, remove, sent };
}
