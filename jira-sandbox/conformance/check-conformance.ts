import type { Sandbox } from '../src/index.ts';
import { restApis } from '../src/rest/routes.ts';
import { sendAdministrationRequests } from './administration-requests.ts';
import { sendAgileRequests } from './agile-requests.ts';
import { sendBadInput } from './bad-input.ts';
import { sendCatalogueRequests } from './catalogue-requests.ts';
import { sendDashboardRequests } from './dashboard-requests.ts';
import { sendFilterRequests } from './filter-requests.ts';
import { lackingFaults } from './lacking-faults.ts';
import { sendPeopleRequests } from './people-requests.ts';
import { sendPlatformRequests } from './platform-requests.ts';
import { sendProjectRequests } from './project-requests.ts';
import { scopeFaults } from './scope-faults.ts';
import type { Specification } from './specification.ts';
import { nameOf, Traffic } from './traffic.ts';

export interface Conformance {
  /** Operations that answered good input and refused bad input. */
  readonly covered: number;
  readonly mismatches: readonly string[];
  readonly notes: readonly string[];
}

/** Drives every operation that the sandbox implements with good and bad input. */
export async function checkConformance(sandbox: Sandbox, specification: Specification): Promise<Conformance> {
  const traffic = new Traffic(sandbox, specification);
  await sendPlatformRequests(traffic);
  await sendProjectRequests(traffic);
  await sendAgileRequests(traffic);
  await sendPeopleRequests(traffic);
  await sendFilterRequests(traffic);
  await sendCatalogueRequests(traffic);
  await sendDashboardRequests(traffic);
  await sendAdministrationRequests(traffic);
  for (const { base, routes } of restApis) {
    for (const route of routes) {
      const isDescribed = specification.find(route.method, base + route.path) !== null;
      if (isDescribed) await sendBadInput(traffic, base, route);
    }
  }
  const mismatches = traffic.mismatches.map(
    ({ operation, status, fault }) => `${operation} ${status}: ${fault}`,
  );
  mismatches.push(...lackingFaults(specification));
  const notes: string[] = [];
  let covered = 0;
  for (const { base, routes } of restApis) {
    for (const route of routes) {
      const operation = specification.find(route.method, base + route.path);
      if (operation === null) {
        notes.push(`${route.method} ${base}${route.path} is in none of the documents`);
        continue;
      }
      const name = nameOf(operation);
      mismatches.push(...scopeFaults(route, operation.scopes).map((fault) => `${name}: ${fault}`));
      const answered = traffic.succeeded.has(name) || traffic.gone.has(name);
      if (answered && traffic.refused.has(name)) covered += 1;
      else mismatches.push(`${name}: ${answered ? 'nothing was refused' : 'no request succeeded'}`);
    }
  }
  return { covered, mismatches, notes };
}
