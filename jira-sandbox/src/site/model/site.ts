/**
 * What a Jira site consists of, in Jira's own terms. Issues hold the catalogue entries themselves (not ids),
 * so that `issue.status.name` needs no look-up. Instants are milliseconds since 1970; days are `YYYY-MM-DD`.
 * Issues and comments change only through ../changes.ts; of the catalogue only components, versions, link types, role actors
 * and filters change, each through the file of its name.
 */

import type { PermissionScheme } from '../../permissions/permission-scheme.ts';
import type { FormerNames } from '../../search/former-names.ts';
import type { TextIndex } from '../../search/text-index.ts';
import type { AnnouncementBanner } from './announcement-banner.ts';
import type { AuditRecord } from './audit-record.ts';
import type { Board } from './board.ts';
import type { BulkTask } from './bulk-task.ts';
import type { CustomField, TrashedField } from './custom-field.ts';
import type { Dashboard } from './dashboard.ts';
import type { Filter } from './filter.ts';
import type { Issue, IssueLinkType } from './issue.ts';
import type { IssueType } from './issue-type.ts';
import type { Group, Person } from './person.ts';
import type { PersonalSettings } from './personal-settings.ts';
import type { Priority } from './priority.ts';
import type { Project } from './project.ts';
import type { ProjectCategory } from './project-category.ts';
import type { RoleActors } from './project-role.ts';
import type { Resolution } from './resolution.ts';
import type { Sprint } from './sprint.ts';
import type { Task } from './task.ts';
import type { Status } from './workflow.ts';
import type { DeletedWorklog } from './worklog.ts';

/** A project that is archived or in the trash, with what goes out of sight together with it. */
export interface HiddenProject {
  readonly project: Project;
  readonly issues: readonly Issue[];
  readonly boards: readonly Board[];
  /** When it was hidden. */
  readonly at: number;
}

export interface Site {
  readonly cloudId: string;
  readonly name: string;
  /** Where people would open it in a browser; no trailing slash. */
  readonly url: string;
  readonly people: Person[];
  readonly groups: Group[];
  /** These three change through ../catalogue-changes.ts. */
  readonly statuses: Status[];
  readonly priorities: Priority[];
  readonly resolutions: Resolution[];
  /** What issues get where nothing is said. */
  readonly defaultIds: Map<'priority' | 'resolution', string>;
  readonly issueTypes: IssueType[];
  /** Those that are archived or deleted are in `hiddenProjects`. */
  readonly projects: Project[];
  readonly hiddenProjects: HiddenProject[];
  /** By keys that projects had before. */
  readonly formerProjectKeys: Map<string, Project>;
  readonly projectCategories: ProjectCategory[];
  /** Every role, with whom it has in new projects. */
  readonly projectRoles: RoleActors[];
  readonly permissionSchemes: PermissionScheme[];
  readonly linkTypes: IssueLinkType[];
  readonly filters: Filter[];
  readonly dashboards: Dashboard[];
  /** What each person set for themselves; who set nothing is not there. */
  readonly personal: Map<Person, PersonalSettings>;
  /** The last number given to each kind of thing that people add, so that none is given twice. */
  readonly lastIds: Map<string, number>;
  readonly banner: AnnouncementBanner;
  /** Oldest first. */
  readonly auditRecords: AuditRecord[];
  /** What was done to many issues at once, by the id of its task. */
  readonly bulkTasks: Map<string, BulkTask>;
  /** What else was done aside, by the id of its task. */
  readonly tasks: Map<string, Task>;
  readonly customFields: CustomField[];
  /** Neither shown nor searched, until they are restored. */
  readonly trashedFields: TrashedField[];
  readonly boards: Board[];
  /** In the order in which boards show them. */
  readonly sprints: Sprint[];
  /** By key, in the order of creation. */
  readonly issues: Map<string, Issue>;
  /** By account id: when each person last opened which issue, the newest at the end. Written by ../views.ts. */
  readonly views: Map<string, Map<Issue, number>>;
  /** Worklogs that are gone, oldest first: synchronising clients ask for them. */
  readonly deletedWorklogs: DeletedWorklog[];
  /** Finds issues by the words in them; whoever changes a text tells it. */
  readonly texts: TextIndex;
  /** What the histories tell of names; whoever adds to one, or takes issues away, tells it. */
  readonly formerNames: FormerNames;
}
