import type { Comment, Issue, WriteResult } from '@sidelight/contract';
import type { Client } from 'jira.js/core';
import type { WholeComment } from '../reading/comment.ts';
import { commentOf, newestComments } from '../reading/comments.ts';
import {
  addComment,
  type CommentResult,
  type EditedCommentParts,
  editComment,
  type NewCommentParts,
  removeComment,
} from '../writes/comments.ts';
import { commentCreatedWith } from '../writes/creation-mark.ts';

const mostRead = 100;

/** Comments of issues. */
export class IssueComments {
  readonly #client: Client;
  readonly #readIssue: (key: string) => Promise<Issue>;

  constructor({ client, readIssue }: { client: Client; readIssue: (key: string) => Promise<Issue> }) {
    this.#client = client;
    this.#readIssue = readIssue;
  }

  /** The newest 100, oldest of them first; `total` counts all. */
  newest(key: string): Promise<{ comments: Comment[]; total: number }> {
    return newestComments(this.#client, key, mostRead);
  }

  /** Null when there is none with this id on the issue. */
  find(key: string, id: string): Promise<WholeComment | null> {
    return commentOf(this.#client, key, id);
  }

  /** The comment that was added with `mark`, when it is among the newest 100; else null. */
  addedWith(key: string, mark: string): Promise<WholeComment | null> {
    return commentCreatedWith(this.#client, key, mark);
  }

  /** `body` is Markdown. */
  add(key: string, body: string, more?: NewCommentParts): Promise<CommentResult> {
    return addComment(this.#client, this.#readIssue, key, body, more);
  }

  /** What the edit does not touch of its document stays as it is, and so does who may read it. */
  edit(key: string, id: string, body: string, more?: EditedCommentParts): Promise<CommentResult> {
    return editComment(this.#client, this.#readIssue, { key, id }, body, more);
  }

  remove(key: string, id: string): Promise<WriteResult> {
    return removeComment(this.#client, this.#readIssue, { key, id });
  }
}
