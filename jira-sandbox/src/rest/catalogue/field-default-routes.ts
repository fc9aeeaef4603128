import { asRecord, bodyRecord, queryList, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { pageOf } from '../page.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { findContext, findField } from './field-context-routes.ts';
import { readFieldDefault } from './field-default.ts';

const PATH = '/field/:field/context/defaultValue';
const CONTEXT = '/field/:field/context/:context';

/** What new issues get in a custom field, and which projects and issue types its contexts lose. */
export const fieldDefaultRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: PATH,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const ids = queryList(call, 'contextId');
      const found = findField(call).contexts.filter(({ id }) => ids.length === 0 || ids.includes(id));
      const set = found.flatMap((context) =>
        context.default === null ? [] : [{ contextId: context.id, ...context.default.shown }],
      );
      return pageOf(call, set, (value) => value);
    },
  },
  {
    method: 'PUT',
    path: PATH,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const field = findField(call);
      const { defaultValues } = bodyRecord(call);
      if (!Array.isArray(defaultValues)) throw badRequest("'defaultValues' must be a list.");
      const read = defaultValues.map((value) => {
        const given = asRecord(value) ?? {};
        const context = field.contexts.find(({ id }) => id === givenText(given['contextId']));
        if (context === undefined) throw new JiraRefusal(404, ['The custom field context was not found.']);
        return { context, value: readFieldDefault(field, given, call.site) };
      });
      for (const { context, value } of read) context.default = value;
      return undefined;
    },
  },
  {
    method: 'POST',
    path: `${CONTEXT}/project/remove`,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const context = findContext(call);
      const left = without(context.projects, bodyRecord(call)['projectIds'], 'projectIds');
      // As in Jira, a context without a project of its own is for all of them.
      context.projects = left.length === 0 ? null : left;
      return undefined;
    },
  },
  {
    method: 'POST',
    path: `${CONTEXT}/issuetype/remove`,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const context = findContext(call);
      const left = without(context.issueTypes, bodyRecord(call)['issueTypeIds'], 'issueTypeIds');
      context.issueTypes = left.length === 0 ? null : left;
      return undefined;
    },
  },
];

function without<Entry extends { readonly id: string }>(
  entries: readonly Entry[] | null,
  ids: unknown,
  name: string,
): readonly Entry[] {
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest(`'${name}' must not be empty.`);
  const gone = ids.map(givenText);
  const unknown = gone.find((id) => entries?.some((entry) => entry.id === id) !== true);
  if (unknown !== undefined)
    throw new JiraRefusal(404, [`'${name}' names '${unknown}', which the context does not have.`]);
  return (entries ?? []).filter(({ id }) => !gone.includes(id));
}
