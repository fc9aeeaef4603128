import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';
import type { AppInstance } from './app-instance.ts';
import { closeAnsweredConnections } from './closing.ts';
import { hostCheck } from './host-check.ts';
import { loggerOptions } from './logging.ts';
import { handleError, handleNotFound } from './problems.ts';
import { registerReference } from './reference.ts';
import { registerSecurityHeaders } from './security-headers.ts';
import { answerUnreadable } from './unreadable-request.ts';

export interface HttpServerOptions {
  readonly config: Pick<Config, 'publicUrl' | 'logLevel'> & Partial<Pick<Config, 'trustedProxies'>>;
  readonly version: string;
  readonly newId: () => string;
  readonly logStream?: { write(line: string): void };
  readonly referenceAssets?: string;
}

/** Fastify with everything that is the same for all routes; the routes are registered by app.ts. */
export async function createHttpServer(options: HttpServerOptions): Promise<AppInstance> {
  const { config } = options;
  const app = Fastify({
    logger: loggerOptions(config.logLevel, options.logStream),
    genReqId: () => options.newId(),
    // `request.ip` is then the client's address and not the proxy's: guesses are counted by it.
    trustProxy: [...(config.trustedProxies ?? [])],
    bodyLimit: 256 * 1024,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    // An address that cannot be decoded never reaches the error handler otherwise.
    frameworkErrors: handleError,
    clientErrorHandler: answerUnreadable(() => options.newId()),
  }).withTypeProvider<ZodTypeProvider>();
  // Everything here is JSON. Text is what a form of another site can send without asking.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(handleNotFound);
  app.addHook('onRequest', hostCheck(config.publicUrl));
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  closeAnsweredConnections(app);
  await registerSecurityHeaders(app, config.publicUrl);
  await app.register(cookie);
  await registerReference(app, {
    version: options.version,
    publicUrl: config.publicUrl,
    ...(options.referenceAssets === undefined ? {} : { assets: options.referenceAssets }),
  });
  return app;
}
