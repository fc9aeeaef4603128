import { type Ambient, createAmbient } from '../ambient.ts';
import { type Config, configFromEnvironment } from '../config.ts';
import { openServices, type Services } from '../services.ts';
import { quietLog } from './quiet-log.ts';

export interface OpenServer {
  readonly config: Config;
  readonly services: Services;
  readonly ambient: Ambient;
}

/** Everything below HTTP for as long as a command works, on the server's own database; the demo's Jira where there is no other. */
export async function withServices<T>(work: (server: OpenServer) => Promise<T>): Promise<T> {
  const given = configFromEnvironment();
  const demo = given.demo ? await (await import('../main.ts')).attachDemoJira(given) : null;
  const config = demo?.config ?? given;
  const ambient = createAmbient();
  try {
    const services = await openServices({ config, ambient, log: quietLog });
    try {
      return await work({ config, services, ambient });
    } finally {
      await services.close();
    }
  } finally {
    await demo?.close();
  }
}
