import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { AppInstance } from './app-instance.ts';

/**
 * The API reference: a page at /docs, its document at /openapi.json. Must be registered before the routes it
 * describes. `assets` is the folder of the page's own files where the server runs as a bundle.
 */
export async function registerReference(
  app: AppInstance,
  options: { version: string; publicUrl: string; assets?: string },
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sidelight',
        version: options.version,
        description: 'Chat with Jira: the API behind the side panel, the web page and the dashboard.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: options.publicUrl }],
      components: {
        securitySchemes: {
          cookie: { type: 'apiKey', in: 'cookie', name: 'sidelight_session' },
          bearer: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  app.get('/openapi.json', { schema: { hide: true }, config: { public: true } }, async () => app.swagger());
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { url: '/openapi.json', deepLinking: true, tryItOutEnabled: true },
    theme: { title: 'Sidelight: API reference' },
    ...(options.assets === undefined ? {} : { baseDir: options.assets }),
  });
}
