import { type Field, fieldName, type SystemField, systemField, wallDay } from '@sidelight/jql';
import type { Site } from '../site/model/site.ts';
import { viewedBy } from '../site/views.ts';
import { customSearchFields } from './custom-search-field.ts';
import { type Entry, ids, type Reader, type SearchField, scale } from './field-shapes.ts';
import { propertyField } from './property-field.ts';
import type { Compilation } from './search-context.ts';
import { historyFields, systemReaders } from './system-readers.ts';

/** The fields that a query means: several custom ones may have one name. None when this site has none of that name. */
export function searchFields(field: Field, compilation: Compilation): readonly SearchField[] {
  if (field.kind === 'property') return [propertyField(field)];
  const system = systemField(field);
  return system === null
    ? customSearchFields(field, compilation.site)
    : [systemSearchField(system, fieldName(field), compilation)];
}

function systemSearchField(system: SystemField, name: string, compilation: Compilation): SearchField {
  const entries = entriesOf(system.name, compilation.site);
  return {
    name,
    identity: system.name,
    kind: system.kind,
    operators: system.operators,
    sortable: system.sortable,
    historyField: historyFields[system.name] ?? null,
    ...(system.name === 'filter' ? { isSavedSearch: true } : {}),
    ...(entries === null ? {} : { entries }),
    ...readerOf(system.name, compilation),
  };
}

function readerOf(name: string, compilation: Compilation): Reader {
  if (name === 'worklogDate') return worklogDate(compilation);
  if (name === 'lastViewed') return scale('instant', viewedBy(compilation.site, compilation.me));
  return systemReaders[name] ?? ids(() => []);
}

/** A day of the person who asks, for each worklog. */
function worklogDate({ dates: { zone } }: Compilation) {
  const values: NonNullable<(SearchField & { holds: 'day' })['values']> = (issue) =>
    issue.worklogs.map(({ startedAt }) => wallDay(zone.toWall(startedAt)));
  return { holds: 'day', values, value: (issue) => values(issue).toSorted().at(-1) ?? null } satisfies Pick<
    SearchField & { holds: 'day' },
    'holds' | 'value' | 'values'
  >;
}

function entriesOf(field: string, site: Site): readonly Entry[] | null {
  if (field === 'issueLinkType') {
    return site.linkTypes.flatMap((type) =>
      (['inward', 'outward'] as const).map((direction) => ({
        id: `${type.id} ${direction}`,
        names: [type[direction], type.name],
      })),
    );
  }
  if (field === 'category') {
    return site.projectCategories.map(({ id, name }) => ({ id, names: [name] }));
  }
  if (field === 'level') {
    return site.projects.flatMap(({ securityLevels }) =>
      securityLevels.map(({ id, name }) => ({ id, names: [name] })),
    );
  }
  if (field === 'projectType') {
    return ['software', 'service_desk', 'business'].map((key) => ({ id: key, names: [key] }));
  }
  return null;
}
