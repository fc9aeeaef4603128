import { nextId } from '../../site/last-ids.ts';
import type { FieldContext, FieldOption } from '../../site/model/custom-field.ts';
import { asRecord, bodyRecord, param, queryText, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { pageOf } from '../page.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { findContext } from './field-context-routes.ts';

const PATH = '/field/:field/context/:context/option';

/** The options of select lists. Those below another one belong to a cascading select. */
export const fieldOptionRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: PATH,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const onlyRoots = queryText(call, 'onlyOptions') === 'true';
      const wanted = queryText(call, 'optionId');
      const options = flattened(findContext(call))
        .filter(({ parent }) => !onlyRoots || parent === null)
        .filter(({ option, parent }) => wanted === null || option.id === wanted || parent?.id === wanted);
      return pageOf(call, options, ({ option, parent }) => optionShape(option, parent), 100);
    },
  },
  {
    method: 'POST',
    path: PATH,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const context = findContext(call);
      const asked = optionsAsked(call).map((given) => {
        const parent =
          given['optionId'] === undefined ? null : findOption(context, givenText(given['optionId']));
        return { parent, value: valueIn(given['value']), disabled: given['disabled'] === true };
      });
      const added = asked.map(({ parent, value, disabled }) => {
        const siblings = parent?.option.children ?? context.options;
        if (siblings.some((option) => option.value === value))
          throw badRequest(`The option '${value}' already exists in this context.`);
        const id = String(nextId(call.site, 'field option', 19_999));
        const option: FieldOption = { id, value, disabled, children: [] };
        siblings.push(option);
        return { option, parent: parent?.option ?? null };
      });
      return { options: added.map(({ option, parent }) => optionShape(option, parent)) };
    },
  },
  {
    method: 'PUT',
    path: PATH,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const context = findContext(call);
      const asked = optionsAsked(call).map((given) => ({
        ...findOption(context, givenText(given['id'])),
        value: given['value'] === undefined ? null : valueIn(given['value']),
        disabled: typeof given['disabled'] === 'boolean' ? given['disabled'] : null,
      }));
      for (const { option, value, disabled } of asked) {
        if (value !== null) option.value = value;
        if (disabled !== null) option.disabled = disabled;
      }
      return { options: asked.map(({ option: { id, value, disabled } }) => ({ id, value, disabled })) };
    },
  },
  { method: 'PUT', path: `${PATH}/move`, scope: 'manage:jira-configuration', handle: move },
  {
    method: 'DELETE',
    path: `${PATH}/:option`,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const context = findContext(call);
      const { option, siblings } = findOption(context, param(call, 'option'));
      const used = [...call.site.issues.values()].some((issue) => {
        const value = issue.custom[param(call, 'field')];
        return Array.isArray(value) && value.some((entry) => entry === option);
      });
      if (used) throw badRequest('The option is used by issues and cannot be deleted.');
      siblings.splice(siblings.indexOf(option), 1);
      return undefined;
    },
  },
];

function move(call: RestCall) {
  const context = findContext(call);
  const { customFieldOptionIds: ids, after, position } = bodyRecord(call);
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest("'customFieldOptionIds' must not be empty.");
  if ((after === undefined) === (position === undefined))
    throw badRequest("Exactly one of 'after' and 'position' must be given.");
  const moved = ids.map((id) => findOption(context, givenText(id)));
  const siblings = moved[0]?.siblings ?? context.options;
  if (moved.some((each) => each.siblings !== siblings))
    throw badRequest('Only options of the same level can be moved together.');
  const options = moved.map(({ option }) => option);
  const rest = siblings.filter((option) => !options.includes(option));
  const before = after === undefined ? null : rest.findIndex(({ id }) => id === givenText(after));
  if (before === -1) throw badRequest(`The option '${givenText(after)}' is not one to move behind.`);
  if (before === null && position !== 'First' && position !== 'Last')
    throw badRequest(`The position '${givenText(position)}' is not valid.`);
  const at = before === null ? (position === 'First' ? 0 : rest.length) : before + 1;
  siblings.splice(0, Infinity, ...rest.slice(0, at), ...options, ...rest.slice(at));
  return undefined;
}

interface Placed {
  readonly option: FieldOption;
  readonly parent: FieldOption | null;
  readonly siblings: FieldOption[];
}

function flattened(context: FieldContext): Placed[] {
  return context.options.flatMap((option) => [
    { option, parent: null, siblings: context.options },
    ...option.children.map((child) => ({ option: child, parent: option, siblings: option.children })),
  ]);
}

function findOption(context: FieldContext, id: string): Placed {
  const placed = flattened(context).find(({ option }) => option.id === id);
  if (placed === undefined) throw new JiraRefusal(404, [`The custom field option '${id}' was not found.`]);
  return placed;
}

function optionsAsked(call: RestCall): Record<string, unknown>[] {
  const { options } = bodyRecord(call);
  if (!Array.isArray(options) || options.length === 0) throw badRequest("'options' must not be empty.");
  return options.map((option) => {
    const fields = asRecord(option);
    if (fields === null) throw badRequest("Each of 'options' must be an object.");
    return fields;
  });
}

function valueIn(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw badRequest('The value of an option must not be empty.');
  if (value.length > 255) throw badRequest('The value of an option must not exceed 255 characters.');
  return value.trim();
}

function optionShape({ id, value, disabled }: FieldOption, parent: FieldOption | null) {
  return { id, value, ...(parent === null ? {} : { optionId: parent.id }), disabled };
}
