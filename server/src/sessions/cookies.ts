import { signInLastsMs } from './sign-ins.ts';

export const sessionCookie = 'sidelight_session';
/** Binds an OAuth sign-in to the browser that started it. */
export const signInCookie = 'sidelight_sign_in';

export interface CookieOptions {
  readonly path: string;
  readonly httpOnly: true;
  readonly sameSite: 'lax';
  readonly secure: boolean;
  /** Seconds. */
  readonly maxAge?: number;
}

/** Lax, not Strict: the return from Atlassian is a navigation from another site and must carry both cookies. */
export interface Cookies {
  session(lastsMs?: number): CookieOptions;
  readonly signIn: CookieOptions;
}

export function createCookies({ publicUrl }: { publicUrl: string }): Cookies {
  const base = { httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const;
  return {
    session: (lastsMs) => ({
      ...base,
      path: '/',
      ...(lastsMs === undefined ? {} : { maxAge: Math.floor(lastsMs / 1000) }),
    }),
    signIn: { ...base, path: '/api/auth', maxAge: signInLastsMs / 1000 },
  };
}
