import { issueTypes } from './catalogue.ts';
import type {
  CustomField,
  CustomFieldKind,
  CustomValue,
  FieldContext,
  FieldOption,
} from './model/custom-field.ts';
import type { IssueType } from './model/issue-type.ts';
import type { Project } from './model/project.ts';

/** The fields of Jira Software, with the ids they have on most new sites. */
export const fieldIds = {
  epicName: 'customfield_10011',
  epicStatus: 'customfield_10012',
  epicColor: 'customfield_10013',
  epicLink: 'customfield_10014',
  startDate: 'customfield_10015',
  storyPoints: 'customfield_10016',
  rank: 'customfield_10019',
  sprint: 'customfield_10020',
  flagged: 'customfield_10021',
} as const;

/** The colours an epic can have, as the agile API names them. */
export const epicColors: readonly string[] = Array.from({ length: 14 }, (_, index) => `color_${index + 1}`);

/** An option's words, or its words and those of its children. */
type OptionPlan = string | readonly [string, readonly string[]];

interface FieldPlan {
  readonly number: number;
  readonly name: string;
  readonly kind: CustomFieldKind;
  readonly description?: string;
  readonly options?: readonly OptionPlan[];
  /** Keys; every project when left out. */
  readonly projects?: readonly string[];
  readonly types?: readonly IssueType[];
}

const { epic, bug, incident, change, story, task } = issueTypes;

/** The site's custom fields: those of Jira Software, and one of every kind that its teams added. */
const plans: readonly FieldPlan[] = [
  {
    number: 10_011,
    name: 'Epic Name',
    kind: 'epicName',
    description: 'Provide a short name to identify this epic.',
    types: [epic],
  },
  {
    number: 10_012,
    name: 'Epic Status',
    kind: 'epicStatus',
    description: 'Epic Status field for Jira Software use only.',
    options: ['To Do', 'In Progress', 'Done'],
    types: [epic],
  },
  {
    number: 10_013,
    name: 'Epic Color',
    kind: 'epicColor',
    description: 'Epic Color field for Jira Software use only.',
    types: [epic],
  },
  {
    number: 10_014,
    name: 'Epic Link',
    kind: 'epicLink',
    description: 'Choose an epic to assign this issue to.',
  },
  {
    number: 10_015,
    name: 'Start date',
    kind: 'date',
    description: 'Allows the planned start date for a piece of work to be set.',
  },
  {
    number: 10_016,
    name: 'Story Points',
    kind: 'storyPoints',
    description: 'Measurement of complexity and/or size of a requirement.',
  },
  {
    number: 10_019,
    name: 'Rank',
    kind: 'rank',
    description: 'Global rank field for Jira Software use only.',
  },
  { number: 10_020, name: 'Sprint', kind: 'sprint', description: 'Jira Software sprint field' },
  {
    number: 10_021,
    name: 'Flagged',
    kind: 'checkboxes',
    description: 'Allows to flag issues with impediments.',
    options: ['Impediment'],
  },
  {
    number: 10_030,
    name: 'Severity',
    kind: 'select',
    description: 'How bad it is for those who meet it.',
    options: [
      'S1 – nobody can work',
      'S2 – many are held up',
      'S3 – there is a way around',
      'S4 – a blemish',
    ],
    types: [bug, incident],
  },
  {
    number: 10_031,
    name: 'Platforms',
    kind: 'multiSelect',
    description: 'Where it was seen, or where it shall be.',
    options: ['Web', 'iOS', 'Android', 'Windows', 'PlayStation', 'Xbox', 'Switch'],
    projects: ['PAY', 'GAME'],
  },
  {
    number: 10_032,
    name: 'Region',
    kind: 'cascadingSelect',
    description: 'The market, and the country where one is meant.',
    options: [
      ['Europe', ['Portugal', 'Poland', 'Sweden', 'Ireland', 'Italy', 'Bulgaria']],
      ['Americas', ['Mexico', 'Canada', 'Brazil']],
      ['Asia–Pacific', ['Singapore', 'Japan', 'Australia']],
    ],
    projects: ['PAY', 'DESK'],
  },
  { number: 10_033, name: 'Reviewer', kind: 'person', description: 'Who looks at it before it is done.' },
  {
    number: 10_034,
    name: 'Stakeholders',
    kind: 'people',
    description: 'Who wants to hear how it goes.',
    types: [epic, story, change],
  },
  {
    number: 10_035,
    name: 'Affected customers',
    kind: 'number',
    description: 'How many have told us.',
    types: [bug, incident],
  },
  {
    number: 10_036,
    name: 'Change window',
    kind: 'dateTime',
    description: 'When the change begins.',
    types: [change],
  },
  {
    number: 10_037,
    name: 'External reference',
    kind: 'text',
    description: 'The number of the ticket, contract or order elsewhere.',
  },
  {
    number: 10_038,
    name: 'Acceptance criteria',
    kind: 'richText',
    description: 'What must be true before it counts as done.',
    types: [story, task],
  },
  // Two teams, two fields, one name: searches for it look into both.
  {
    number: 10_039,
    name: 'Squad',
    kind: 'select',
    description: 'Who of Payments takes it.',
    options: ['Checkout', 'Ledger', 'Platform'],
    projects: ['PAY'],
  },
  {
    number: 10_040,
    name: 'Squad',
    kind: 'select',
    description: 'Who of the studio takes it.',
    options: ['Combat', 'World', 'Platform'],
    projects: ['GAME'],
  },
];

const FIRST_OPTION = 10_400;
const FIRST_CONTEXT = 10_130;

/** The site's custom fields, with contexts that name these projects. */
export function siteCustomFields(projects: readonly Project[]): CustomField[] {
  let lastOption = FIRST_OPTION - 1;
  const option = (plan: OptionPlan): FieldOption => {
    lastOption += 1;
    const id = String(lastOption);
    const [value, children] = typeof plan === 'string' ? [plan, []] : plan;
    return { id, value, disabled: false, children: children.map(option) };
  };
  return plans.map((plan, index) => {
    const wanted = plan.projects;
    const context: FieldContext = {
      id: String(FIRST_CONTEXT + index),
      name:
        wanted === undefined ? `Default Configuration Scheme for ${plan.name}` : `${plan.name}: ${wanted}`,
      description:
        wanted === undefined ? 'Default configuration scheme generated by Jira' : 'Only where it is needed',
      projects: wanted === undefined ? null : projects.filter((project) => wanted.includes(project.key)),
      issueTypes: plan.types ?? null,
      options: (plan.options ?? []).map(option),
      default: null,
    };
    return {
      id: `customfield_${plan.number}`,
      number: plan.number,
      name: plan.name,
      description: plan.description ?? '',
      kind: plan.kind,
      contexts: [context],
    };
  });
}

/** The context that holds for issues of this type in this project; null where the field is not offered. */
export function contextOf(field: CustomField, project: Project, type: IssueType): FieldContext | null {
  const offered = ({ projects, issueTypes: types }: FieldContext) =>
    (projects === null || projects.some(({ id }) => id === project.id)) &&
    (types === null || types.some(({ id }) => id === type.id));
  return field.contexts.find(offered) ?? null;
}

/** What a new issue gets in the custom fields that nothing is said of; a day is the one of the person's zone. */
export function defaultValues(
  fields: readonly CustomField[],
  project: Project,
  type: IssueType,
  at: number,
  today: string,
): Record<string, CustomValue> {
  const values: Record<string, CustomValue> = {};
  for (const field of fields) {
    const value = contextOf(field, project, type)?.default?.value;
    if (value === 'now') values[field.id] = field.kind === 'date' ? today : at;
    else if (value !== undefined) values[field.id] = value;
  }
  return values;
}
