import { createContext, useContext, useEffect, useState } from 'react';
import type { PictureSource } from './picture-source.ts';

/** The kinds that can hold nothing but a picture. */
const safe: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** How pictures are asked for: the panel's requests carry a token that an <img> could not. */
const Pictures = createContext<(source: PictureSource, signal: AbortSignal) => Promise<Blob>>(() =>
  Promise.reject(new Error('There are no pictures here.')),
);

export const PicturesProvider = Pictures.Provider;

/** The picture as an address that loads nothing; undefined until it is there, null when it is none. */
export function usePicture(source: PictureSource): string | null | undefined {
  const ask = useContext(Pictures);
  const [address, setAddress] = useState<string | null>();
  const key = JSON.stringify(source);
  useEffect(() => {
    const leaving = new AbortController();
    const wanted: PictureSource = JSON.parse(key);
    ask(wanted, leaving.signal)
      .then(dataAddress)
      .then(
        (found) => {
          if (!leaving.signal.aborted) setAddress(found);
        },
        () => {
          if (!leaving.signal.aborted) setAddress(null);
        },
      );
    return () => leaving.abort();
  }, [ask, key]);
  return address;
}

/** Null for anything but a picture of a safe kind. */
export function dataAddress(blob: Blob): Promise<string | null> {
  if (!safe.has(blob.type)) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : null);
    reader.readAsDataURL(blob);
  });
}
