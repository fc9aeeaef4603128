import { agileCases } from './agile-cases.ts';
import type { Case } from './case.ts';
import { catalogueCases } from './catalogue-cases.ts';
import { commentCases } from './comment-cases.ts';
import { creationCases } from './creation-cases.ts';
import { dashboardCases } from './dashboard-cases.ts';
import { fieldCases } from './field-cases.ts';
import { filterCases } from './filter-cases.ts';
import { attachedThingsCases } from './issue-attached-cases.ts';
import { issueCases } from './issue-cases.ts';
import { peopleCases } from './people-cases.ts';
import { peopleChangeCases } from './people-change-cases.ts';
import { projectCases } from './project-cases.ts';
import { projectChangeCases } from './project-change-cases.ts';
import { schemeCases } from './scheme-cases.ts';
import { searchCases } from './search-cases.ts';

/** Together they call every operation of jira.js that the sandbox implements; ./jira-js.test.ts fails otherwise. */
export const cases: readonly Case[] = [
  ...catalogueCases,
  ...peopleCases,
  ...peopleChangeCases,
  ...dashboardCases,
  ...schemeCases,
  ...creationCases,
  ...projectCases,
  ...projectChangeCases,
  ...filterCases,
  ...fieldCases,
  ...issueCases,
  ...commentCases,
  ...attachedThingsCases,
  ...searchCases,
  ...agileCases,
];
