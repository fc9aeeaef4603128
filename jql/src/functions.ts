import type { FieldKind } from './fields.ts';

/** A function that every Jira Cloud site has. Source: "JQL functions" in Atlassian's documentation. */
export interface SystemFunction {
  readonly name: string;
  readonly minArguments: number;
  readonly maxArguments: number;
  /** Gives many values and so goes with IN and NOT IN, not with =. */
  readonly isList: boolean;
  /** The kinds of field that it gives values for. */
  readonly kinds: readonly FieldKind[];
  /** What Jira says of a wrong number of arguments, where it has a sentence of its own. */
  readonly usage?: string;
}

const dates: readonly FieldKind[] = ['instant', 'day'];

function single(
  name: string,
  kinds: readonly FieldKind[],
  minArguments = 0,
  maxArguments = minArguments,
): SystemFunction {
  return { name, minArguments, maxArguments, isList: false, kinds };
}

function many(
  name: string,
  kinds: readonly FieldKind[],
  minArguments = 0,
  maxArguments = minArguments,
): SystemFunction {
  return { name, minArguments, maxArguments, isList: true, kinds };
}

const anyNumber = 100;

export const systemFunctions: readonly SystemFunction[] = [
  single('currentUser', ['person']),
  many('membersOf', ['person'], 1),
  many('componentsLeadByUser', ['component'], 0, 1),
  many('projectsLeadByUser', ['project'], 0, 1),
  many('projectsWhereUserHasPermission', ['project'], 1),
  many('projectsWhereUserHasRole', ['project'], 1),
  many('issueHistory', ['issue']),
  {
    ...many('linkedIssues', ['issue'], 1, anyNumber),
    usage:
      "Incorrect number of arguments for function 'linkedIssues'. Usage: 'linkedIssues ( issuekey [, linkDescription ]* )'.",
  },
  many('watchedIssues', ['issue']),
  many('votedIssues', ['issue']),
  many('updatedBy', ['issue'], 1, 3),
  many('parentEpic', ['issue'], 1, anyNumber),
  many('subtasksOf', ['issue'], 1, anyNumber),
  many('childIssuesOf', ['issue'], 1),
  {
    ...many('cascadeOption', ['option'], 1, 2),
    usage:
      'Incorrect number of arguments specified for the function \'cascadeOption\'. Usages: cascadeOption(parentOption), cascadeOption(parentOption, childOption), cascadeOption(parentOption, "None").',
  },
  many('standardIssueTypes', ['issueType']),
  many('subtaskIssueTypes', ['issueType']),
  many('openSprints', ['sprint']),
  many('closedSprints', ['sprint']),
  many('futureSprints', ['sprint']),
  many('releasedVersions', ['version'], 0, anyNumber),
  many('unreleasedVersions', ['version'], 0, anyNumber),
  // Of several projects, or of all, one version each.
  single('latestReleasedVersion', ['version'], 0, anyNumber),
  single('earliestUnreleasedVersion', ['version'], 0, anyNumber),
  single('currentLogin', dates),
  single('lastLogin', dates),
  single('now', dates),
  single('startOfDay', dates, 0, 1),
  single('startOfWeek', dates, 0, 1),
  single('startOfMonth', dates, 0, 1),
  single('startOfYear', dates, 0, 1),
  single('endOfDay', dates, 0, 1),
  single('endOfWeek', dates, 0, 1),
  single('endOfMonth', dates, 0, 1),
  single('endOfYear', dates, 0, 1),
];

const byName: ReadonlyMap<string, SystemFunction> = new Map(
  systemFunctions.map((definition) => [definition.name.toLowerCase(), definition]),
);

/** By name, ignoring case. */
export function systemFunction(name: string): SystemFunction | null {
  return byName.get(name.toLowerCase()) ?? null;
}
