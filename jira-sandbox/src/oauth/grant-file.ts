import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Everything OAuth remembers. The keys of codes and tokens are their hashes; times are milliseconds since 1970. */
export interface GrantState {
  readonly version: 1;
  codes: Record<
    string,
    {
      accountId: string;
      cloudId: string;
      scopes: readonly string[];
      redirectUri: string;
      codeChallenge: string | null;
      expiresAt: number;
    }
  >;
  /** cloudIds by account id: sites accumulate over consents. */
  sites: Record<string, string[]>;
  /** By account id: what the newest consent allows. */
  scopes: Record<string, string[]>;
  families: Record<string, { accountId: string; scopes: string[]; startedAt: number; usedAt: number }>;
  /** When each account signed in, the last two times, oldest first. */
  signIns: Record<string, number[]>;
  refreshTokens: Record<string, { familyId: string; retiredAt: number | null }>;
  accessTokens: Record<string, { familyId: string; expiresAt: number }>;
}

export class GrantFileError extends Error {
  override readonly name = 'GrantFileError';
}

export function readGrantState(file: string | null): GrantState {
  const empty: GrantState = {
    version: 1,
    codes: {},
    sites: {},
    scopes: {},
    families: {},
    signIns: {},
    refreshTokens: {},
    accessTokens: {},
  };
  if (file === null) return empty;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return empty;
    throw new GrantFileError(`The sandbox's state file ${file} cannot be read.`, { cause });
  }
  let state: Partial<GrantState> | null;
  try {
    state = JSON.parse(text);
  } catch (cause) {
    throw new GrantFileError(`The sandbox's state file ${file} is not JSON; delete it to start anew.`, {
      cause,
    });
  }
  if (state?.version !== 1) {
    throw new GrantFileError(
      `The sandbox's state file ${file} is of another version; delete it to start anew.`,
    );
  }
  return { ...empty, ...state };
}

/** Replaces the file as a whole, so that a process killed at any moment leaves the old or the new state. */
export function writeGrantState(file: string | null, state: GrantState): void {
  if (file === null) return;
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  renameSync(draft, file);
}
