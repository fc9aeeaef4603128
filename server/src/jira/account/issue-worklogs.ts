import type { Issue, WriteResult } from '@sidelight/contract';
import type { Client } from 'jira.js/core';
import type { Work, Worklog } from '../reading/worklog.ts';
import {
  type TimeTracking,
  timeTrackingOf,
  type WorkPeriod,
  worklogLoggedWith,
  worklogOf,
  worklogsOf,
} from '../reading/worklogs.ts';
import {
  type Adjustment,
  editWorklog,
  logWork,
  type NewWorkParts,
  removeWorklog,
  type WorkEdit,
  type WorkResult,
} from '../writes/worklogs.ts';

/** Work logged on issues, and what it leaves of their estimates. */
export class IssueWorklogs {
  readonly #client: Client;
  readonly #readIssue: (key: string) => Promise<Issue>;

  constructor({ client, readIssue }: { client: Client; readIssue: (key: string) => Promise<Issue> }) {
    this.#client = client;
    this.#readIssue = readIssue;
  }

  /** Of an issue, by when the work began: those that the person may read, 5,000 at most. */
  of(key: string, period?: WorkPeriod): Promise<Worklog[]> {
    return worklogsOf(this.#client, key, period);
  }

  /** Null when there is none with this id on the issue. */
  find(key: string, id: string): Promise<Worklog | null> {
    return worklogOf(this.#client, key, id);
  }

  /** Null when no work was logged with `mark`. */
  loggedWith(key: string, mark: string): Promise<Worklog | null> {
    return worklogLoggedWith(this.#client, key, mark);
  }

  /** Estimated, spent and remaining, of the issue without its sub-tasks. */
  timeTracking(key: string): Promise<TimeTracking> {
    return timeTrackingOf(this.#client, key);
  }

  log(key: string, work: Work, more?: NewWorkParts): Promise<WorkResult> {
    return logWork(this.#client, this.#readIssue, key, work, more);
  }

  edit(key: string, id: string, edit: WorkEdit): Promise<WorkResult> {
    return editWorklog(this.#client, this.#readIssue, { key, id }, edit);
  }

  remove(key: string, id: string, adjustment?: Adjustment): Promise<WriteResult> {
    return removeWorklog(this.#client, this.#readIssue, { key, id }, adjustment);
  }
}
