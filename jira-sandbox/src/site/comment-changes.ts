import type { SiteChanges } from './changes.ts';
import type { Comment } from './model/comment.ts';
import type { AdfDocument } from './model/document.ts';
import type { Issue } from './model/issue.ts';
import type { Person } from './model/person.ts';
import type { Visibility } from './model/visibility.ts';

/** Writes what people say of issues. As in Jira, the history does not tell of it. */
export class CommentChanges {
  readonly #changes: SiteChanges;

  constructor(changes: SiteChanges) {
    this.#changes = changes;
  }

  add(
    issue: Issue,
    body: AdfDocument,
    author: Person,
    at: number,
    visibility: Visibility | null = null,
  ): Comment {
    this.#changes.changing(issue);
    const comment: Comment = {
      id: this.#changes.newId('comment'),
      author,
      updateAuthor: author,
      createdAt: at,
      updatedAt: at,
      body,
      visibility,
      properties: new Map(),
    };
    issue.comments.push(comment);
    this.#changes.site.texts.changed(issue);
    issue.updatedAt = at;
    return comment;
  }

  edit(issue: Issue, comment: Comment, body: AdfDocument, author: Person, at: number): void {
    this.#changes.changing(issue);
    comment.body = body;
    this.#changes.site.texts.changed(issue);
    comment.updateAuthor = author;
    comment.updatedAt = at;
    issue.updatedAt = at;
  }

  remove(issue: Issue, comment: Comment, at: number): void {
    this.#changes.changing(issue);
    issue.comments = issue.comments.filter((other) => other !== comment);
    issue.updatedAt = at;
  }
}
