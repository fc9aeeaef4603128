import type { SearchContext } from '../search/search-context.ts';
import type { RestCall } from './call.ts';

/** Searches are made as the caller: their rights, their clock, their weeks. */
export function searchContext({ site, me, now, permissions, logins }: RestCall): SearchContext {
  return {
    site,
    me,
    now,
    timeZone: me.timeZone,
    firstDayOfWeek: firstDayOfWeek(me.locale),
    logins,
    mayIn: (permission, project) => permissions.may(me, permission, project, null),
  };
}

/** Weeks of English and Portuguese speakers in the Americas and of much of Asia begin on Sunday, those of others on Monday. */
function firstDayOfWeek(locale: string): number {
  const region = new Intl.Locale(locale.replace('_', '-')).maximize().region ?? 'US';
  return ['US', 'CA', 'BR', 'IL', 'IN', 'JP', 'KR', 'MX', 'TW', 'ZA'].includes(region) ? 0 : 1;
}
