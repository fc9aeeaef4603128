import type { PropertyField } from '@sidelight/jql';
import { fieldName } from '@sidelight/jql';
import type { Issue } from '../site/model/issue.ts';
import { describe, equalityAndOrder, ids, type SearchField } from './field-shapes.ts';

/**
 * `issue.property[review].state`: what clients keep with an issue as JSON. Texts are compared ignoring case; of a list, each
 * entry. Jira wants an app to declare which values are indexed; here all are.
 */
export function propertyField(field: PropertyField): SearchField {
  const steps = field.path === '' ? [] : field.path.split('.');
  const isOfIssue = field.entity.toLowerCase() === 'issue.property';
  const read = (issue: Issue): readonly string[] => {
    if (!isOfIssue) return [];
    let value: unknown = issue.properties.get(field.key);
    for (const step of steps) value = isRecord(value) ? value[step] : undefined;
    const all = Array.isArray(value) ? value : [value];
    return all.flatMap((entry) =>
      ['string', 'number', 'boolean'].includes(typeof entry) ? [String(entry).toLowerCase()] : [],
    );
  };
  return { ...describe(fieldName(field), 'property', equalityAndOrder), ...ids(read), sortable: false };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
