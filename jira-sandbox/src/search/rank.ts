import type { FieldKind } from '@sidelight/jql';
import type { Site } from '../site/model/site.ts';

/**
 * For the kinds of things that `<` and `>` compare: whether one issue's entry is beyond the wanted one. Versions compare
 * within their project, in its order; issues within their project, by number; priorities by importance.
 */
export interface Ranking {
  /** Below 0 when the left one is smaller, 0 when equal, null when the two cannot be compared. */
  compare(leftId: string, rightId: string): number | null;
}

interface Place {
  readonly scope: string;
  readonly position: number;
}

export function ranking(kind: FieldKind, site: Site): Ranking {
  const places = new Map<string, Place>();
  const enter = (id: string, position: number, scope = '') => places.set(id, { scope, position });
  switch (kind) {
    case 'priority':
      for (const priority of site.priorities) enter(priority.id, -priority.rank);
      break;
    case 'resolution':
      for (const [index, resolution] of site.resolutions.entries()) enter(resolution.id, index);
      break;
    case 'version':
      for (const project of site.projects) {
        for (const [index, version] of project.versions.entries()) enter(version.id, index, project.id);
      }
      break;
    case 'issue':
      for (const issue of site.issues.values()) enter(issue.id, issue.number, issue.project.id);
      break;
    default:
      break;
  }
  return {
    compare(leftId, rightId) {
      const left = places.get(leftId);
      const right = places.get(rightId);
      if (left === undefined || right === undefined || left.scope !== right.scope) return null;
      return left.position - right.position;
    },
  };
}
