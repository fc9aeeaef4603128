import { signInLastsMs } from './sign-ins.ts';

export interface CookieOptions {
  readonly path: string;
  readonly httpOnly: true;
  readonly sameSite: 'lax';
  readonly secure: boolean;
  /** Seconds. Absent: the browser forgets the cookie when it is closed. */
  readonly maxAge?: number;
}

/** Lax, not Strict: the return from Atlassian is a navigation from another site and must carry both cookies. */
export interface Cookies {
  readonly sessionName: string;
  session(lastsMs?: number): CookieOptions;
  /** Binds an OAuth sign-in to the browser that started it. */
  readonly signInName: string;
  readonly signIn: CookieOptions;
}

/**
 * Over https the names begin with __Host-: browsers take such a cookie only from this very host, over https and for
 * the whole of it, so that neither a sibling domain nor plain http can plant a session (RFC 6265bis, 4.1.3.2).
 */
export function createCookies({ publicUrl }: { publicUrl: string }): Cookies {
  const secure = publicUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  const base = { httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    sessionName: `${prefix}sidelight_session`,
    session: (lastsMs) => ({
      ...base,
      path: '/',
      ...(lastsMs === undefined ? {} : { maxAge: Math.floor(lastsMs / 1000) }),
    }),
    signInName: `${prefix}sidelight_sign_in`,
    signIn: { ...base, path: secure ? '/' : '/api/auth', maxAge: signInLastsMs / 1000 },
  };
}
