import { type Field, fieldName, systemField, wallDay } from '@sidelight/jql';
import type { Site } from '../site/model/site.ts';
import { customSearchField } from './custom-search-field.ts';
import type { Entry, SearchField } from './field-shapes.ts';
import { propertyField } from './property-field.ts';
import type { Compilation } from './search-context.ts';
import { absent, historyFields, systemReaders } from './system-readers.ts';

/** The field that a query names, or null when this site has none of that name. */
export function searchField(field: Field, compilation: Compilation): SearchField | null {
  const name = fieldName(field);
  if (field.kind === 'property') return propertyField(field);
  const system = systemField(field);
  if (system === null) return customSearchField(field, compilation.site);
  const entries = entriesOf(system.name, compilation.site);
  return {
    name,
    kind: system.kind,
    operators: system.operators,
    sortable: system.sortable,
    historyField: historyFields[system.name] ?? null,
    ...(entries === null ? {} : { entries }),
    ...(system.name === 'worklogDate'
      ? worklogDate(compilation)
      : (systemReaders[system.name] ?? absent(system.kind))),
  };
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
  if (field === 'projectType') {
    return ['software', 'service_desk', 'business'].map((key) => ({ id: key, names: [key] }));
  }
  return null;
}
