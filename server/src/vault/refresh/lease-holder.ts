import { hostname } from 'node:os';

/** This process as an owner of leases. */
export interface LeaseHolder {
  /** "HOST/PROCESS/ID": the same for all its leases, and nobody else's. */
  readonly name: string;
  /** True when that owner's process has ended for certain: then nobody need wait for its leases to run out. */
  isGone(name: string): boolean;
}

export function createLeaseHolder(newId: () => string): LeaseHolder {
  const host = hostname();
  return {
    name: `${host}/${process.pid}/${newId()}`,
    isGone(name) {
      const [otherHost, pid] = name.split('/');
      // In a container every server is process 1 of a host of its own, or of one with the name it had before.
      if (otherHost !== host || pid === undefined || Number(pid) === process.pid) return false;
      return !isRunning(Number(pid));
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
