import type { CreatableType } from '../../../jira/create-meta.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed, nameAmong } from '../names.ts';

/** What a new issue is to be below. */
export interface Parent {
  /** How a person knows it: "PAY-3", "“Checkout”". */
  readonly name: string;
  readonly type: string;
  /** Its project, by key. */
  readonly project: string;
  /** In Jira's hierarchy; undefined where the project of the new issue does not know the type. */
  readonly level: number | undefined;
}

interface Place {
  readonly key: string;
  readonly name: string;
}

/**
 * The type that was asked for, else the usual one at that place in the hierarchy. Throws assistant.name-unknown with the
 * types there are, and assistant.impossible where the type and the parent do not fit.
 */
export function typeOf(
  said: string | undefined,
  types: readonly CreatableType[],
  project: Place,
  parent: Parent | undefined,
): CreatableType {
  const type = said === undefined ? usualType(types, project, parent) : namedType(said, types, project);
  demandFits(type, types, project, parent);
  return type;
}

function namedType(said: string, types: readonly CreatableType[], { name }: Place): CreatableType {
  const names = types.map((type) => type.name);
  const type = types.find(
    (candidate) => candidate.name === (nameAmong(said, names) ?? singularAmong(said, names)),
  );
  if (type !== undefined) return type;
  throw new AssistantError('assistant.name-unknown', {
    detail: `${name} has no type "${said}"; it has ${listed(names)}.`,
  });
}

/** "Subtask" of a site that writes "Sub-task". */
function singularAmong(said: string, names: readonly string[]): string | undefined {
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return names.find((name) => letters(name) === letters(said));
}

function usualType(
  types: readonly CreatableType[],
  project: Place,
  parent: Parent | undefined,
): CreatableType {
  const level = parent === undefined ? 0 : (parent.level ?? likelyLevel(parent)) - 1;
  const suitable = types.filter((type) => type.level === level);
  const chosen = suitable.find(({ name }) => name.toLowerCase() === 'task') ?? suitable[0];
  if (chosen !== undefined) return chosen;
  throw new AssistantError('assistant.impossible', {
    detail:
      parent === undefined
        ? `You cannot create an issue in ${project.name}.`
        : `Nothing can be created below ${parent.name} (${parent.type}) in ${project.name}.`,
  });
}

function likelyLevel({ type }: Parent): number {
  return type.toLowerCase() === 'epic' ? 1 : 0;
}

function demandFits(
  type: CreatableType,
  types: readonly CreatableType[],
  project: Place,
  parent: Parent | undefined,
): void {
  if (parent === undefined) {
    if (type.level >= 0) return;
    throw new AssistantError('assistant.impossible', {
      detail: `${withArticle(type.name, true)} needs a parent: say below which issue it should be.`,
    });
  }
  if (parent.level !== undefined && parent.level !== type.level + 1) {
    const below = types.filter(({ level }) => level + 1 === parent.level).map(({ name }) => name);
    throw new AssistantError('assistant.impossible', {
      detail: `${withArticle(type.name, true)} cannot be below ${parent.name} (${parent.type}); ${
        below.length === 0 ? 'nothing can' : `what can is ${listed(below)}`
      }.`,
    });
  }
  if (type.level < 0 && parent.project !== project.key) {
    throw new AssistantError('assistant.impossible', {
      detail: `${withArticle(type.name, true)} is in the project of its parent, ${parent.project}, and cannot be in ${project.name}.`,
    });
  }
}

export function withArticle(type: string, first = false): string {
  const article = /^[aeiou]/i.test(type) ? 'an' : 'a';
  return `${first ? article.charAt(0).toUpperCase() + article.slice(1) : article} ${type.toLowerCase()}`;
}
