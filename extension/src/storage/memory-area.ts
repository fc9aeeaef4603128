import type { StorageArea } from './storage-area.ts';

/** A storage area for tests: like the browser's, it keeps copies and not references. */
export function createMemoryArea(): StorageArea {
  const kept = new Map<string, string>();
  return {
    get: async (key) => {
      const value = kept.get(key);
      return value === undefined ? {} : { [key]: JSON.parse(value) };
    },
    set: async (items) => {
      for (const [key, value] of Object.entries(items)) kept.set(key, JSON.stringify(value));
    },
    remove: async (key) => {
      kept.delete(key);
    },
  };
}
