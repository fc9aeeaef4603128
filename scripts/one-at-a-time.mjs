// Keeps two commands that were started together in a fresh checkout from installing or building over each other.
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A lock that nobody has touched for so long (milliseconds) was left by a command that was killed. */
const abandonedAfter = 10_000;

/**
 * Does the work while the file is ours. Waits, after `onWait` once, while it is another command's; a file that its owner
 * left behind is taken over.
 */
export async function oneAtATime(file, work, { onWait = () => {}, abandonedAfterMs = abandonedAfter } = {}) {
  let waits = false;
  while (!take(file)) {
    if (!waits) onWait();
    waits = true;
    if (age(file) > abandonedAfterMs) rmSync(file, { force: true });
    else await wait(100);
  }
  const alive = setInterval(() => touch(file), abandonedAfterMs / 5);
  try {
    return await work();
  } finally {
    clearInterval(alive);
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Milliseconds since the owner last touched it; 0 when it is gone by now. */
function age(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? 0 : Date.now() - stats.mtimeMs;
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch (error) {
    // Another command took it over while this machine slept.
    if (error.code !== 'ENOENT') throw error;
  }
}
