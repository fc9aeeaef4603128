import { accessSync, constants, statfsSync } from 'node:fs';

/** Ten times what all tests that run at once take together. */
const roomBytes = 1024 ** 3;

/**
 * A folder that lies in memory and has room, or undefined. The server waits after each write until the disk has it, on
 * a slow disk more than half of a test's time; nothing that a test writes need outlive the machine. Only Linux has
 * such a folder on every machine.
 */
export function memoryFolder(folder = '/dev/shm', neededBytes = roomBytes): string | undefined {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= neededBytes ? folder : undefined;
  } catch {
    return undefined;
  }
}
