import type { CreateIssuesInput, IssueToCreate } from '@sidelight/contract';
import type { CreationFaults } from './creation-faults.ts';

/** An issue that was asked for, with what it has in common with the others. */
export interface WantedIssue extends Omit<IssueToCreate, 'parent'> {
  /** Its sprint was said of all, not of this one. */
  readonly sprintOfAll: boolean;
  /** Its place in what was asked for, from 1. */
  readonly position: number;
  /** The key of a parent that is there. */
  readonly parent: string | undefined;
  /** The place of its parent in this list, from 0, where the parent is new too. It is before its child. */
  readonly parentAt: number | undefined;
  /** How many of its parents are new. */
  readonly depth: number;
}

/**
 * The issues in the order in which they are shown and created: each parent, then all that is below it. That order follows
 * from the input alone. A parent that is no earlier one of the list is a fault.
 */
export function wantedIssues(input: CreateIssuesInput, faults: Pick<CreationFaults, 'add'>): WantedIssue[] {
  const merged = input.issues.map((issue, index) => withCommon(issue, input.common, index + 1));
  const childrenOf = new Map<number, number[]>();
  const roots: number[] = [];
  merged.forEach(({ parent }, index) => {
    const above = numberOf(parent);
    if (above === undefined) {
      roots.push(index);
      return;
    }
    if (above > index) {
      faults.add(index + 1, `Its parent ${parent} has to be an issue before it in the list.`);
      roots.push(index);
      return;
    }
    childrenOf.set(above - 1, [...(childrenOf.get(above - 1) ?? []), index]);
  });
  const ordered: WantedIssue[] = [];
  const place = (index: number, parentAt: number | undefined, depth: number): void => {
    const issue = merged[index];
    if (issue === undefined) return;
    const at = ordered.length;
    const { parent, ...rest } = issue;
    const key = numberOf(parent) === undefined ? parent : undefined;
    const sprintOfAll = said(input.issues[index]) === undefined;
    ordered.push({ ...rest, position: index + 1, parent: key, parentAt, depth, sprintOfAll });
    for (const child of childrenOf.get(index) ?? []) place(child, at, depth + 1);
  };
  for (const root of roots) place(root, undefined, 0);
  return ordered;
}

function withCommon(
  issue: IssueToCreate,
  common: CreateIssuesInput['common'],
  position: number,
): IssueToCreate {
  const labels = [...new Set([...(common?.labels ?? []), ...(issue.labels ?? [])])];
  const { parent: commonParent, ...others } = common ?? {};
  const above = numberOf(commonParent);
  // "All below the first" is not said of the first itself.
  const inherits = commonParent !== undefined && (above === undefined || above < position);
  const fields = withoutSprint({ ...common?.fields, ...issue.fields });
  const sprint = said(issue) ?? said(common);
  return {
    ...others,
    ...(inherits ? { parent: commonParent } : {}),
    ...issue,
    ...(sprint === undefined ? {} : { sprint }),
    ...(labels.length === 0 ? {} : { labels }),
    fields,
  };
}

type Given = Pick<IssueToCreate, 'sprint' | 'fields'>;

/** The sprint, also where it was given among the fields. */
function said(given: Given | undefined): string | undefined {
  const [, among] = Object.entries(given?.fields ?? {}).find(([name]) => isSprint(name)) ?? [];
  return given?.sprint ?? (typeof among === 'string' ? among : undefined);
}

function withoutSprint(fields: NonNullable<Given['fields']>): NonNullable<Given['fields']> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !isSprint(name)));
}

function isSprint(name: string): boolean {
  return name.trim().toLowerCase() === 'sprint';
}

/** 2 of "#2". */
function numberOf(parent: string | undefined): number | undefined {
  return parent?.startsWith('#') === true ? Number(parent.slice(1)) : undefined;
}
