import type { Person } from './model/person.ts';
import type { PersonalSettings } from './model/personal-settings.ts';
import type { Site } from './model/site.ts';

/** Those of the person, which are made at the first look. */
export function personalSettings(site: Site, person: Person): PersonalSettings {
  const known = site.personal.get(person);
  if (known !== undefined) return known;
  const settings: PersonalSettings = { preferences: new Map(), columns: null, properties: new Map() };
  site.personal.set(person, settings);
  return settings;
}
