import { addAttachment, removeAttachment } from '../../site/attachments.ts';
import type { Attachment } from '../../site/model/attachment.ts';
import type { Issue } from '../../site/model/issue.ts';
import { findIssue, param, queryNumber, queryText, type RestCall, type RestRoute } from '../call.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { attachmentShape } from './attachment-shape.ts';
import { sendContent } from './content.ts';
import { type Bounds, fallbackThumbnail, pngThumbnail } from './thumbnail.ts';
import { UPLOAD_LIMIT } from './uploaded-files.ts';

export const attachmentRoutes: readonly RestRoute[] = [
  { method: 'POST', path: '/issue/:key/attachments', scope: 'write:jira-work', handle: attach },
  {
    method: 'GET',
    path: '/attachment/meta',
    scope: 'read:jira-work',
    handle: () => ({ enabled: true, uploadLimit: UPLOAD_LIMIT }),
  },
  {
    method: 'GET',
    path: '/attachment/:id',
    scope: 'read:jira-work',
    handle: (call) => {
      const { attachment } = find(call);
      return { ...attachmentShape(attachment, call.base), id: Number(attachment.id) };
    },
  },
  { method: 'DELETE', path: '/attachment/:id', scope: 'write:jira-work', handle: remove },
  { method: 'GET', path: '/attachment/content/:id', scope: 'read:jira-work', handle: getContent },
  { method: 'GET', path: '/attachment/thumbnail/:id', scope: 'read:jira-work', handle: getThumbnail },
];

/** `/secure`: where Jira's pages, and older clients, have an attachment. It is open to API tokens, not to apps. */
export const secureRoutes: readonly RestRoute[] = ['/attachment/:id', '/attachment/:id/:name'].map(
  (path) => ({
    method: 'GET',
    path,
    scope: null,
    handle: getContent,
  }),
);

async function attach(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  // Jira's guard against forged forms: a browser cannot send this header from another site.
  // Older clients write it in one word, which Jira still takes.
  if (!/^no-?check$/.test(String(call.headers['x-atlassian-token'])))
    throw new JiraRefusal(403, ['XSRF check failed']);
  const files = await call.files();
  if (files.length === 0) throw badRequest('No file was given: it must be in a part named file.');
  return files.map((file) =>
    attachmentShape(addAttachment(call.changes, issue, file, call.me, call.now), call.base),
  );
}

function remove(call: RestCall): undefined {
  const { issue, attachment } = find(call);
  const { permissions, me, changes, now } = call;
  const may = (permission: 'DELETE_ALL_ATTACHMENTS' | 'DELETE_OWN_ATTACHMENTS') =>
    permissions.may(me, permission, issue.project, issue);
  if (!may('DELETE_ALL_ATTACHMENTS') && !(attachment.author === me && may('DELETE_OWN_ATTACHMENTS')))
    throw new JiraRefusal(403, [`You do not have permission to delete attachment with id: ${attachment.id}`]);
  removeAttachment(changes, issue, attachment, me, now);
}

function getContent(call: RestCall) {
  const { attachment } = find(call);
  if (redirects(call)) return redirect(call, attachment, null);
  return sendContent(call.reply, call.headers.range, attachment);
}

function getThumbnail(call: RestCall) {
  const { attachment } = find(call);
  const side = (name: string) =>
    queryText(call, name) === null ? null : Math.max(1, queryNumber(call, name, 200, 2_000));
  const bounds = { width: side('width'), height: side('height') };
  if (redirects(call)) return redirect(call, attachment, bounds);
  const picture = pngThumbnail(attachment.content, bounds);
  if (picture === null && queryText(call, 'fallbackToDefault') === 'false')
    throw new JiraRefusal(404, ['There is no thumbnail of this attachment.']);
  return call.reply.type('image/png').send(picture ?? fallbackThumbnail());
}

function redirects(call: RestCall): boolean {
  return queryText(call, 'redirect') !== 'false';
}

function redirect(call: RestCall, attachment: Attachment, bounds: Bounds | null) {
  return call.reply
    .code(303)
    .header('location', call.media.urlFor(call.site, attachment.id, bounds))
    .send('');
}

function find(call: RestCall): { issue: Issue; attachment: Attachment } {
  const id = param(call, 'id');
  for (const issue of call.site.issues.values()) {
    const attachment = issue.attachments.find((candidate) => candidate.id === id);
    if (attachment !== undefined) return { issue, attachment };
  }
  throw new JiraRefusal(404, [`The attachment with id '${id}' does not exist`]);
}
