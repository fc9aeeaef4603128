import helmet from '@fastify/helmet';
import type { AppInstance } from './app-instance.ts';

/**
 * Pages load nothing that is not ours: rendered Jira text can therefore neither run script nor leak by an image's
 * address. Fluent UI writes its style sheets at run time, hence 'unsafe-inline' for styles alone.
 */
export async function registerSecurityHeaders(app: AppInstance, publicUrl: string): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Over plain http on an intranet the header would promise what the server cannot keep.
    strictTransportSecurity: publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  });
}
