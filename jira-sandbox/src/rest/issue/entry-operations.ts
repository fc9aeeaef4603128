import { addAttachment } from '../../site/attachments.ts';
import type { Issue } from '../../site/model/issue.ts';
import type { Project } from '../../site/model/project.ts';
import type { Worklog } from '../../site/model/worklog.ts';
import { addWorklog, editWorklog, removeWorklog } from '../../site/worklogs.ts';
import { asRecord, findIssue, type RestCall } from '../call.ts';
import { commentOf, readComment } from '../comment-routes.ts';
import { givenText } from '../given-text.ts';
import { readLink } from '../link-routes.ts';
import { readProperties } from '../property/entity-property.ts';
import { invalidFields, JiraRefusal } from '../refusal.ts';
import { shownTo } from '../visibility.ts';
import {
  type Adjustment,
  readNewWorklog,
  readWorklogEdit,
  remainingAfter,
} from '../worklog/worklog-input.ts';

/** Fields of `update` that are lists of things of their own, which come and go beside the changed fields. */
export const entryFields: ReadonlySet<string> = new Set(['comment', 'worklog', 'issuelinks', 'attachment']);

type Step = (issue: Issue) => void;
type Read = (given: Record<string, unknown>, call: RestCall, project: Project, issue: Issue | null) => Step;

/**
 * Reads what a create, edit or transition adds to, changes and removes from an issue's lists, and its `properties`.
 * Everything is checked first; the step returned does it. `issue` is null while it is being created.
 */
export function readEntryOperations(
  body: Record<string, unknown>,
  call: RestCall,
  project: Project,
  issue: Issue | null,
): Step {
  const steps: Step[] = [];
  for (const [name, operations] of Object.entries(asRecord(body['update']) ?? {})) {
    if (!entryFields.has(name)) continue;
    for (const operation of Array.isArray(operations) ? operations : []) {
      for (const [verb, given] of Object.entries(asRecord(operation) ?? {})) {
        const read = verbs[`${name}.${verb}`];
        if (read === undefined)
          throw invalidFields({ [name]: `Field '${name}' does not support operation '${verb}'` });
        steps.push(read(asRecord(given) ?? {}, call, project, issue));
      }
    }
  }
  if (body['properties'] !== undefined) {
    const properties = readProperties(body['properties']);
    steps.push((target) => {
      call.changes.changing(target);
      target.properties = new Map([...target.properties, ...properties]);
    });
  }
  return (target) => {
    for (const step of steps) step(target);
  };
}

const verbs: Readonly<Record<string, Read>> = {
  'comment.add': (given, call, project) => {
    const { body, visibility, properties = new Map() } = readComment(given, call, project);
    return (issue) => {
      call.changes.comments.add(issue, body, call.me, call.now, visibility).properties = properties;
    };
  },
  'comment.edit': (given, call, project, issue) => {
    const comment = commentOf(call, existing(issue, 'comment'), givenText(given['id']));
    const { body, visibility } = readComment(given, call, project);
    return (target) => {
      call.changes.comments.edit(target, comment, body, call.me, call.now);
      comment.visibility = visibility;
    };
  },
  'comment.remove': (given, call, _project, issue) => {
    const comment = commentOf(call, existing(issue, 'comment'), givenText(given['id']));
    return (target) => call.changes.comments.remove(target, comment, call.now);
  },
  'worklog.add': (given, call, project) => {
    const draft = readNewWorklog(given, call, project);
    const adjustment = adjustmentOf(given, 'reduceBy');
    remainingAfter({ remainingEstimate: null }, draft.seconds, adjustment, 'reduceBy');
    return (issue) => {
      const remaining = remainingAfter(issue, draft.seconds, adjustment, 'reduceBy');
      addWorklog(call.changes, issue, draft, call.me, call.now, remaining);
    };
  },
  'worklog.edit': (given, call, project, issue) => {
    const worklog = worklogOf(call, existing(issue, 'worklog'), given);
    const edit = readWorklogEdit(given, call, project);
    const adjustment = adjustmentOf(given, null);
    const grown = (edit.seconds ?? worklog.seconds) - worklog.seconds;
    remainingAfter({ remainingEstimate: null }, grown, adjustment, null);
    return (target) => {
      const remaining = remainingAfter(target, grown, adjustment, null);
      editWorklog(call.changes, target, worklog, edit, call.me, call.now, remaining);
    };
  },
  'worklog.remove': (given, call, _project, issue) => {
    const worklog = worklogOf(call, existing(issue, 'worklog'), given);
    const adjustment = adjustmentOf(given, 'increaseBy');
    remainingAfter({ remainingEstimate: null }, -worklog.seconds, adjustment, 'increaseBy');
    return (target) => {
      const remaining = remainingAfter(target, -worklog.seconds, adjustment, 'increaseBy');
      removeWorklog(call.changes, target, worklog, call.me, call.now, remaining);
    };
  },
  'issuelinks.add': (given, call, _project, issue) => readLink(given, call, issue),
  'issuelinks.copy': (given, call) => {
    const sources = sourceIssues(given, call);
    return (issue) => {
      for (const { type, direction, issue: other } of sources.flatMap(({ links }) => links)) {
        if (other === issue) continue;
        const ends = direction === 'outward' ? ([issue, other] as const) : ([other, issue] as const);
        call.changes.links.add(...ends, type, call.me, call.now);
      }
    };
  },
  'attachment.copy': (given, call, project, target) => {
    const sources = sourceIssues(given, call);
    // An issue that is being created has no reporter yet, so what reporters may does not count.
    if (!call.permissions.may(call.me, 'CREATE_ATTACHMENTS', project, target))
      throw new JiraRefusal(403, ['You do not have permission to create attachments for this issue.']);
    return (issue) => {
      for (const { fileName, mimeType, content } of sources.flatMap(({ attachments }) => attachments))
        addAttachment(call.changes, issue, { fileName, mimeType, content }, call.me, call.now);
    };
  },
};

function existing(issue: Issue | null, field: string): Issue {
  if (issue === null) throw invalidFields({ [field]: 'A new issue has nothing that could be changed.' });
  return issue;
}

function worklogOf(call: RestCall, issue: Issue, given: Record<string, unknown>): Worklog {
  const id = givenText(given['id']);
  const worklog = shownTo(call, issue, issue.worklogs).find((candidate) => candidate.id === id);
  if (worklog === undefined) throw invalidFields({ worklog: `Cannot find worklog with id: '${id}'.` });
  return worklog;
}

function adjustmentOf(given: Record<string, unknown>, by: 'reduceBy' | 'increaseBy' | null): Adjustment {
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : null);
  return {
    adjustEstimate: text('adjustEstimate'),
    newEstimate: text('newEstimate'),
    by: by === null ? null : text(by),
  };
}

function sourceIssues(given: Record<string, unknown>, call: RestCall): Issue[] {
  const { sourceIssues: sources } = { sourceIssues: [], ...given };
  return (Array.isArray(sources) ? sources : []).map((source) => {
    const record = asRecord(source);
    return findIssue(call.site, givenText(record?.['key'] ?? record?.['id']));
  });
}
