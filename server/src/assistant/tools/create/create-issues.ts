import {
  type CreateIssuesInput,
  type NewIssue,
  newIssueSchema,
  type PlannedIssue,
} from '@sidelight/contract';
import { AssistantError } from '../../assistant-error.ts';
import type { KeptFile } from '../attachments/attachment-operations.ts';
import { filesInWords } from '../attachments/files-in-words.ts';
import { listed } from '../names.ts';
import { appears, type Planner, type PlanningSituation, type WritePlan } from '../write-plan.ts';
import { CreationFaults } from './creation-faults.ts';
import { faultsOfFields, priorityAmong } from './creation-fields.ts';
import type { CreateOperation } from './creation-operation.ts';
import { type ChosenProject, namedAssignee, placesOf } from './creation-place.ts';
import { type CreationSource, creationSource } from './creation-source.ts';
import { type Parent, typeOf, withArticle } from './creation-type.ts';
import { attachingTo, filesForNew } from './files-of-new.ts';
import { rowsOf, withoutCommon } from './new-issue-rows.ts';
import { saidSettings } from './said-settings.ts';
import type { SetField } from './set-field.ts';
import { sprintForNew } from './sprint-of-new.ts';
import { type WantedIssue, wantedIssues } from './wanted-issues.ts';

/** An issue that is ready to be created. */
interface Draft {
  readonly issue: NewIssue;
  readonly fields: readonly SetField[];
  readonly sprint: CreateOperation['sprint'];
  readonly files: readonly KeptFile[];
  readonly type: string;
  readonly level: number;
  readonly project: ChosenProject;
  /** Names in its description and other paragraphs that stay text. */
  readonly warnings: readonly string[];
  readonly planned: PlannedIssue;
}

interface Planning {
  readonly source: CreationSource;
  readonly situation: PlanningSituation;
  readonly faults: CreationFaults;
}

/**
 * One or many new issues, also one below another. All are looked at before anything is planned: whoever mends a list wants
 * to know everything that is wrong with it.
 */
export const planCreate: Planner<CreateIssuesInput> = async (input, situation) => {
  const faults = new CreationFaults();
  const wanted = wantedIssues(input, faults);
  const parents = [...new Set(wanted.flatMap(({ parent }) => parent ?? []))];
  const source = await creationSource(situation.account, parents);
  const [places, siteUrl] = await Promise.all([
    placesOf(wanted, source, situation, faults),
    situation.account.siteUrl(),
  ]);
  const drafts: (Draft | undefined)[] = [];
  // One after the other: the type of a parent says what can be below it.
  for (const [at, issue] of wanted.entries()) {
    const place = places[at];
    const above = issue.parentAt === undefined ? undefined : drafts[issue.parentAt];
    const isOrphan = issue.parentAt !== undefined && above === undefined;
    // What is below a faulty one is looked at as well, as far as that can be without knowing its type.
    const canTell = place !== undefined && !(isOrphan && issue.type === undefined);
    drafts.push(
      canTell
        ? await faults.in(issue.position, () => draftOf(issue, place, above, { source, situation, faults }))
        : undefined,
    );
  }
  faults.demandNone(wanted);
  return planOf(
    wanted,
    drafts.flatMap((draft) => draft ?? []),
    siteUrl,
    situation,
  );
};

async function draftOf(
  wanted: WantedIssue,
  project: ChosenProject,
  above: Draft | undefined,
  { source, situation, faults }: Planning,
): Promise<Draft> {
  const { position } = wanted;
  const types = await source.types(project.key);
  const parent = await parentOf(wanted, above, project, types, source);
  const type = await source.withFields(project.key, typeOf(wanted.type, types, project, parent));
  const place = `${withArticle(type.name)} in ${project.name}`;
  const { settings: fields, warnings } = await saidSettings(
    wanted,
    type,
    { place, project: project.key },
    source,
    situation,
    faults,
  );
  for (const fault of faultsOfFields(wanted, fields, type, place)) faults.add(position, fault);
  const priority = wanted.priority === undefined ? undefined : priorityAmong(wanted.priority, type, place);
  if (priority !== undefined && 'fault' in priority) faults.add(position, priority.fault);
  const said = namedAssignee(wanted);
  const assignee =
    said === undefined ? undefined : await faults.in(position, () => source.assignee(said, project.key));
  const mentioned = wanted.description === undefined ? undefined : await source.mentioned(wanted.description);
  const files =
    wanted.files === undefined
      ? []
      : ((await faults.in(position, () => filesForNew(wanted.files ?? [], project, situation))) ?? []);
  const sprint = await faults.in(position, () => sprintForNew(wanted, type, project, source));
  const issue = validated({
    project: project.key,
    type: type.name,
    summary: wanted.summary,
    description: mentioned?.markdown,
    assigneeAccountId: assignee?.accountId,
    priority: priority !== undefined && 'name' in priority ? priority.name : undefined,
    dueDate: wanted.dueDate,
    labels: wanted.labels,
    // As Jira calls it now: the rules look at the project that it is in.
    parent: wanted.parent === undefined ? undefined : parent?.name,
  });
  const changes = [
    ...rowsOf(issue, project.name, { assignee, parent: parent?.name }),
    ...(sprint === undefined ? [] : [appears(sprint.field, 'Sprint', sprint.name)]),
    ...fields.map(({ id, name, words }) => appears(id, name, words)),
  ];
  const { depth } = wanted;
  return {
    issue,
    fields,
    sprint,
    files,
    type: type.name,
    level: type.level,
    project,
    warnings: [...(mentioned?.warnings ?? []), ...warnings],
    planned: {
      key: null,
      url: null,
      summary: issue.summary,
      changes,
      ...(depth === 0 ? {} : { depth }),
    },
  };
}

async function parentOf(
  { parent, parentAt }: WantedIssue,
  above: Draft | undefined,
  { key: own }: ChosenProject,
  types: readonly { readonly name: string; readonly level: number }[],
  source: CreationSource,
): Promise<Parent | undefined> {
  if (above !== undefined) {
    const { type, level, project, issue } = above;
    return { name: `“${issue.summary}”`, type, level, project: project.key };
  }
  if (parentAt !== undefined) return { name: 'its parent', type: '', project: own, level: undefined };
  if (parent === undefined) return undefined;
  const { key, type, project } = await source.parent(parent);
  const level = types.find(({ name }) => name === type)?.level;
  return { name: key, type, level, project: project.key };
}

/** The wire's own rules (labels without spaces, lengths) hold here too. */
function validated(issue: Record<keyof NewIssue, unknown>): NewIssue {
  const given = Object.fromEntries(Object.entries(issue).filter(([, value]) => value !== undefined));
  const result = newIssueSchema.safeParse(given);
  if (result.success) return result.data;
  throw new AssistantError('assistant.impossible', {
    detail: result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join(' '),
  });
}

function planOf(
  wanted: readonly WantedIssue[],
  drafts: readonly Draft[],
  siteUrl: string,
  { today }: PlanningSituation,
): WritePlan {
  const attaching = attachingTo(
    drafts.map(({ files, issue: { summary } }) => ({ files, summary })),
    siteUrl,
  );
  const { common, issues } = withoutCommon(
    drafts.map(({ planned }) => planned),
    attaching.planned.length > 0,
  );
  return {
    kind: 'plan',
    plan: {
      kind: 'create',
      title: titleOf(drafts),
      ...(common.length === 0 ? {} : { common }),
      issues: [...issues, ...attaching.planned],
      leftOut: [],
      warnings: [...guessesOf(drafts), ...namesOf(drafts), ...pastOf(drafts, today)],
    },
    operations: [
      ...drafts.map(({ issue, fields, sprint }, at): CreateOperation => {
        const parentAt = wanted[at]?.parentAt;
        return {
          kind: 'create',
          siteUrl,
          issue,
          ...(fields.length === 0 ? {} : { fields: [...fields] }),
          ...(sprint === undefined ? {} : { sprint }),
          ...(parentAt === undefined ? {} : { parentAt }),
        };
      }),
      ...attaching.operations,
    ],
  };
}

function titleOf(drafts: readonly Draft[]): string {
  const [only] = drafts;
  const projects = [...new Set(drafts.map(({ project }) => project.name))];
  const what = drafts.length === 1 && only !== undefined ? withArticle(only.type) : `${drafts.length} issues`;
  const files = drafts.flatMap((draft) => draft.files.map(({ name }) => name));
  const withFiles = files.length === 0 ? '' : ` with ${filesInWords(files)}`;
  return `Create ${what} in ${listed(projects, 3)}${withFiles}`;
}

/** A project that nobody named is said once. */
function guessesOf(drafts: readonly Draft[]): string[] {
  return [...new Set(drafts.flatMap(({ project }) => project.warning ?? []))];
}

/** What many descriptions have in common is said once. */
function namesOf(drafts: readonly Draft[]): string[] {
  return [...new Set(drafts.flatMap(({ warnings }) => warnings))];
}

function pastOf(drafts: readonly Draft[], today: string): string[] {
  const past = drafts.filter(({ issue: { dueDate } }) => dueDate !== undefined && dueDate < today).length;
  if (past === 0) return [];
  if (drafts.length === 1) return ['The due date is in the past.'];
  return [
    past === drafts.length
      ? 'The due dates are in the past.'
      : `The due date of ${past} of them is in the past.`,
  ];
}
