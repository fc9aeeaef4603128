import { type Health, healthSchema } from '@sidelight/contract';

/** No Sidelight answers at the address. The message says so to the person, `advice` what to do about it. */
export class ServerNotFound extends Error {
  override readonly name = 'ServerNotFound';
  readonly advice: string;

  constructor(message: string, advice: string, cause?: unknown) {
    super(message, { cause });
    this.advice = advice;
  }
}

const patienceMs = 5_000;

/**
 * Asks whether a Sidelight server answers at `origin`, before a window is opened on it or a setting is kept.
 * @throws {ServerNotFound} when nothing answers within 5 s, or something else does.
 */
export async function findServer(origin: string, fetch: typeof globalThis.fetch): Promise<Health> {
  const response = await answer(origin, fetch);
  const health = healthSchema.safeParse(await response.json().catch(() => null));
  if (!response.ok || !health.success) {
    throw new ServerNotFound(
      `Something answers at ${origin}, but it is not Sidelight.`,
      'Check the address in the options.',
    );
  }
  return health.data;
}

async function answer(origin: string, fetch: typeof globalThis.fetch): Promise<Response> {
  try {
    return await fetch(`${origin}/api/health`, {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (cause) {
    throw new ServerNotFound(
      `The Sidelight server at ${origin} cannot be reached.`,
      'Check that it is running and that the address in the options is right.',
      cause,
    );
  }
}
