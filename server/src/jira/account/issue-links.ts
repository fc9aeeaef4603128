import type { Issue, WriteResult } from '@sidelight/contract';
import type { Client } from 'jira.js/core';
import {
  type IssueLink,
  type LinkEnds,
  type LinkType,
  link,
  linksOf,
  linkTypesOf,
  unlink,
} from '../writes/links.ts';

/** Links between issues. */
export class IssueLinks {
  readonly #client: Client;
  readonly #readIssue: (key: string) => Promise<Issue>;

  constructor({ client, readIssue }: { client: Client; readIssue: (key: string) => Promise<Issue> }) {
    this.#client = client;
    this.#readIssue = readIssue;
  }

  /** Every kind of link of the site. */
  types(): Promise<LinkType[]> {
    return linkTypesOf(this.#client);
  }

  of(key: string): Promise<IssueLink[]> {
    return linksOf(this.#client, key);
  }

  /** `link` is the one that was made, as Jira has it now. */
  add(ends: LinkEnds): Promise<WriteResult & { readonly link: IssueLink | null }> {
    return link(this.#client, this.#readIssue, ends);
  }

  remove(made: IssueLink): Promise<WriteResult> {
    return unlink(this.#client, this.#readIssue, made);
  }
}
