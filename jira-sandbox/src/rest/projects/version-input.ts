import type { Project } from '../../site/model/project.ts';
import type { Version } from '../../site/model/version.ts';
import type { VersionFields } from '../../site/versions.ts';
import { bodyRecord, type RestCall } from '../call.ts';
import { folded } from '../fold.ts';
import { invalidFields } from '../refusal.ts';

/** What a version is created or changed with. `old` is the version that is changed. */
export function versionFieldsIn(
  call: RestCall,
  project: Project,
  old: Version | null,
): Partial<VersionFields> {
  const body = bodyRecord(call);
  const fields: Partial<VersionFields> = {};
  // Null leaves a field alone, as clients send it that name every field.
  if (body['name'] !== undefined && body['name'] !== null) fields.name = nameIn(body['name'], project, old);
  if (body['description'] !== undefined && (body['description'] !== null || old === null)) {
    const { description } = body;
    if (description !== null && typeof description !== 'string')
      throw invalidFields({ description: 'The description must be a text.' });
    fields.description = description ?? '';
  }
  for (const flag of ['released', 'archived'] as const) {
    const value = body[flag];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'boolean') throw invalidFields({ [flag]: `'${flag}' must be true or false.` });
    fields[flag] = value;
  }
  for (const day of ['startDate', 'releaseDate'] as const) {
    const value = body[day];
    if (value === undefined || (value === null && old !== null)) continue;
    if (value !== null && value !== '' && !isDay(value))
      throw invalidFields({ [day]: 'Error parsing date string: please use the format yyyy-MM-dd.' });
    fields[day] = typeof value === 'string' && value !== '' ? value : null;
  }
  const start = fields.startDate === undefined ? (old?.startDate ?? null) : fields.startDate;
  const release = fields.releaseDate === undefined ? (old?.releaseDate ?? null) : fields.releaseDate;
  if (start !== null && release !== null && start > release)
    throw invalidFields({ releaseDate: 'The start date must be before the release date.' });
  return fields;
}

function nameIn(name: unknown, project: Project, old: Version | null): string {
  if (typeof name !== 'string' || name.trim() === '')
    throw invalidFields({ name: 'You must specify a valid version name.' });
  if (name.length > 255)
    throw invalidFields({ name: 'The version name must not exceed 255 characters in length.' });
  const taken = project.versions.some((other) => other !== old && folded(other.name) === folded(name));
  if (taken) throw invalidFields({ name: 'A version with this name already exists in this project.' });
  return name.trim();
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}
