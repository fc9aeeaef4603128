import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { createCookies } from '../sessions/cookies.ts';
import type { AppInstance } from './app-instance.ts';
import { referenceStyle } from './reference-style.ts';
import { describeProblem, describeRoute } from './route-description.ts';

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
      tags: [
        { name: 'chat', description: 'Conversations: questions, and changes that wait for a decision' },
        {
          name: 'reminders',
          description: "The caller's own reminders; nothing of them is written to Jira",
        },
        { name: 'jira', description: "Jira with the caller's own rights, without a model" },
        { name: 'token', description: "The health of the caller's connection to Jira" },
        {
          name: 'sign-in',
          description: 'Sessions: ways in for the browser and the extension, and the way out',
        },
        {
          name: 'administration',
          description: "Everybody's connections, for the accounts in SIDELIGHT_ADMINS",
        },
        { name: 'health', description: 'For load balancers and monitors' },
      ],
      components: {
        securitySchemes: {
          cookie: {
            type: 'apiKey',
            in: 'cookie',
            name: createCookies(options).sessionName,
            description: 'What a sign-in in the browser leaves; changes must then come from our own pages',
          },
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description: "The session of the extension, from its sign-in's last step",
          },
        },
      },
    },
    transform: describeRoute,
    transformObject: describeProblem,
  });
  app.get('/openapi.json', { schema: { hide: true }, config: { public: true } }, async () => app.swagger());
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { url: '/openapi.json', deepLinking: true, tryItOutEnabled: true },
    theme: {
      title: 'Sidelight: API reference',
      css: [{ filename: 'sidelight.css', content: referenceStyle }],
    },
    ...(options.assets === undefined ? {} : { baseDir: options.assets }),
  });
}
