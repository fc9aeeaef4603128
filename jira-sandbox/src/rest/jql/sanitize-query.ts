import { type Clause, type Operand, type Query, type SingleOperand, systemField } from '@sidelight/jql';
import type { Project } from '../../site/model/project.ts';
import type { Site } from '../../site/model/site.ts';

/** The query with the ids of projects in place of their names where the reader does not see the project. */
export function sanitizedQuery(query: Query, site: Site, seen: readonly Project[]): Query {
  const hidden = site.projects.filter((project) => !seen.includes(project));
  if (query.where === null || hidden.length === 0) return query;
  return { ...query, where: sanitizedClause(query.where, hidden) };
}

function sanitizedClause(clause: Clause, hidden: readonly Project[]): Clause {
  switch (clause.kind) {
    case 'and':
    case 'or':
      return { ...clause, clauses: clause.clauses.map((part) => sanitizedClause(part, hidden)) };
    case 'not':
      return { ...clause, clause: sanitizedClause(clause.clause, hidden) };
    case 'changed':
      return clause;
    default: {
      const { field } = clause;
      const isProject = systemField(field)?.kind === 'project';
      return isProject ? { ...clause, operand: sanitizedOperand(clause.operand, hidden) } : clause;
    }
  }
}

function sanitizedOperand(operand: Operand, hidden: readonly Project[]): Operand {
  if (operand.kind !== 'list') return sanitizedValue(operand, hidden);
  return { ...operand, items: operand.items.map((item) => sanitizedValue(item, hidden)) };
}

function sanitizedValue(operand: SingleOperand, hidden: readonly Project[]): SingleOperand {
  if (operand.kind !== 'value') return operand;
  const wanted = operand.text.toLowerCase();
  const project = hidden.find(
    ({ id, key, name }) => id === wanted || key.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  return project === undefined ? operand : { ...operand, text: project.id, quoted: false };
}
