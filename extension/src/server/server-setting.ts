import { z } from 'zod';
import type { StorageArea } from '../storage/storage-area.ts';
import { defaultServerAddress } from './server-address.ts';

const key = 'server';
const settingSchema = z.object({ origin: z.url() });

/** The origin of the server that the person chose, or the default. */
export async function readServer(area: StorageArea): Promise<string> {
  const setting = settingSchema.safeParse((await area.get(key))[key]);
  return setting.success ? setting.data.origin : defaultServerAddress;
}

export async function writeServer(area: StorageArea, origin: string): Promise<void> {
  await area.set({ [key]: { origin } });
}
