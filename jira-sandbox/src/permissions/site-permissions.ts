import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { Project } from '../site/model/project.ts';
import type { SecurityLevel } from '../site/model/security-level.ts';
import type { Site } from '../site/model/site.ts';
import { isHeldBy } from './holder.ts';
import { grantsFor, type PermissionMode } from './permission-scheme.ts';
import type { ProjectPermission } from './project-permission.ts';
import { VisibleIssues } from './visible-issues.ts';

/** Who may do what on one site. The mode is read at each question, so that it can be switched while running. */
export class SitePermissions {
  readonly #site: Site;
  readonly #mode: () => PermissionMode;
  readonly #views = new Map<Person, { mode: PermissionMode; site: Site }>();

  constructor(site: Site, mode: () => PermissionMode) {
    this.#site = site;
    this.#mode = mode;
  }

  /** `issue` null asks about the project alone: what one has as a reporter or assignee does not count. */
  may(person: Person, permission: ProjectPermission, project: Project, issue: Issue | null): boolean {
    if (this.#mode() === 'open') return person.active;
    return grantsFor(this.#site, project, permission).some(({ holder }) =>
      isHeldBy(holder, person, this.#site, project, issue),
    );
  }

  maySee(person: Person, issue: Issue): boolean {
    const { project, securityLevel } = issue;
    if (!this.may(person, 'BROWSE_PROJECTS', project, issue)) return false;
    return securityLevel === null || this.#isOfLevel(securityLevel, person, project, issue);
  }

  /** Where everybody may do everything, no level hides anything either. */
  #isOfLevel(level: SecurityLevel, person: Person, project: Project, issue: Issue | null): boolean {
    if (this.#mode() === 'open') return true;
    return level.holders.some((holder) => isHeldBy(holder, person, this.#site, project, issue));
  }

  /**
   * The site as the person sees it: what may not be browsed is not there. The site itself where nothing is
   * hidden, so that those who see everything pay nothing.
   */
  seenBy(person: Person): Site {
    const mode = this.#mode();
    const known = this.#views.get(person);
    if (known?.mode === mode) return known.site;
    const site = this.#viewOf(person);
    this.#views.set(person, { mode, site });
    return site;
  }

  /** After who has which role changed. */
  forgetViews(): void {
    this.#views.clear();
  }

  #viewOf(person: Person): Site {
    const site = this.#site;
    const browsed = (project: Project) => this.may(person, 'BROWSE_PROJECTS', project, null);
    const whole = (project: Project) =>
      browsed(project) &&
      project.securityLevels.every((level) => this.#isOfLevel(level, person, project, null));
    if (site.projects.every(whole)) return site;
    const seen = new Set(site.projects.filter(browsed));
    const seenWhole = new Set(site.projects.filter(whole));
    const mode = this.#mode();
    // A project whose issues one may see only as their reporter is listed as well: that is how Jira does it.
    const partly = (project: Project) =>
      mode === 'schemes' &&
      grantsFor(site, project, 'BROWSE_PROJECTS').some(
        ({ holder }) => holder === 'reporter' || holder === 'assignee',
      );
    const issues = new VisibleIssues(
      site.issues,
      (issue) => seenWhole.has(issue.project) || this.maySee(person, issue),
    );
    // Inherits the rest, so that what is changed on the site is changed for those who see a part of it.
    const view: Site = Object.create(site, {
      projects: {
        value: site.projects.filter((project) => seen.has(project) || partly(project)),
        enumerable: true,
      },
      issues: { value: issues, enumerable: true },
    });
    return view;
  }
}
