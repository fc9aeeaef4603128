import type { Project } from '../site/model/project.ts';
import type { Version } from '../site/model/version.ts';

/** As boards list it: unlike elsewhere its id is a number, and its days are moments, at midnight UTC. */
export function boardVersionShape(version: Version, project: Project, base: string) {
  const { id, name, description, archived, released, startDate, releaseDate } = version;
  return {
    self: `${base}/rest/api/3/version/${id}`,
    id: Number(id),
    projectId: Number(project.id),
    name,
    description,
    archived,
    released,
    ...(startDate === null ? {} : { startDate: midnight(startDate) }),
    ...(releaseDate === null ? {} : { releaseDate: midnight(releaseDate) }),
  };
}

function midnight(day: string): string {
  return `${day}T00:00:00.000Z`;
}
