import type { CustomField } from './model/custom-field.ts';
import type { Person } from './model/person.ts';
import type { Site } from './model/site.ts';

/** Out of sight, with its values, until it is restored or deleted. */
export function trashField(site: Site, field: CustomField, by: Person, at: number): void {
  site.customFields.splice(site.customFields.indexOf(field), 1);
  site.trashedFields.push({ field, by, at });
}

/** As it was before; a field that is not in the trash stays as it is. */
export function restoreField(site: Site, field: CustomField): void {
  const position = site.trashedFields.findIndex((trashed) => trashed.field === field);
  if (position === -1) return;
  site.trashedFields.splice(position, 1);
  site.customFields.push(field);
}

/** For good, with its values, from the trash or not. The histories of issues go on telling of it. */
export function deleteField(site: Site, field: CustomField): void {
  restoreField(site, field);
  site.customFields.splice(site.customFields.indexOf(field), 1);
  for (const issue of site.issues.values()) {
    if (!(field.id in issue.custom)) continue;
    const { [field.id]: _gone, ...custom } = issue.custom;
    issue.custom = custom;
    site.texts.changed(issue);
  }
}
