import { param, type RestRoute } from '../call.ts';
import { JiraRefusal } from '../refusal.ts';

const FIRST_ID: Readonly<Record<string, number>> = {
  project: 10_400,
  issuetype: 10_300,
  user: 10_340,
  priority: 10_500,
};
const SIZES = { '16x16': 'xsmall', '24x24': 'small', '32x32': 'medium', '48x48': 'large' } as const;

/** Ids of the pictures that Jira brings for a kind of thing; none for a kind that has no pictures. */
export function systemAvatars(type: string): readonly number[] {
  const first = Object.hasOwn(FIRST_ID, type) ? FIRST_ID[type] : undefined;
  return first === undefined ? [] : [0, 1, 2, 3, 4].map((offset) => first + offset);
}

export function avatarShape(type: string, id: number, base: string) {
  const place = `${base}/rest/api/3/universal_avatar/view/type/${type}/avatar/${id}`;
  return {
    id: String(id),
    isSystemAvatar: true,
    isSelected: false,
    isDeletable: false,
    fileName: `${type}-${id}.svg`,
    urls: Object.fromEntries(Object.entries(SIZES).map(([name, size]) => [name, `${place}?size=${size}`])),
  };
}

/** Lists of pictures; the pictures themselves are drawn in ./avatar-routes.ts. */
export const systemAvatarRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/avatar/:type/system',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const type = param(call, 'type');
      return { system: known(type).map((id) => avatarShape(type, id, call.base)) };
    },
  },
  {
    method: 'GET',
    path: '/universal_avatar/type/:type/owner/:id',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const type = param(call, 'type');
      return { system: known(type).map((id) => avatarShape(type, id, call.base)), custom: [] };
    },
  },
];

function known(type: string): readonly number[] {
  const avatars = systemAvatars(type);
  if (avatars.length === 0) throw new JiraRefusal(404, [`There are no avatars of type '${type}'.`]);
  return avatars;
}
