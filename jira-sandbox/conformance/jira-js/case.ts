import type { Sandbox } from '../../src/index.ts';
import type { JiraJs } from './operations.ts';

/** What people do through jira.js with one part of Jira; whatever it creates it leaves or deletes itself. */
export interface Case {
  readonly title: string;
  run(jira: JiraJs, sandbox: Sandbox): Promise<void>;
}
