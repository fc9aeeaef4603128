import { crc32, deflateSync } from 'node:zlib';
import { param, queryText, type RestCall, type RestRoute } from '../call.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

const TYPES = ['project', 'issuetype', 'priority', 'user'];
const SIZES: Readonly<Record<string, number>> = { xsmall: 16, small: 24, medium: 32, large: 48, xlarge: 64 };
const COLORS = ['#0c66e4', '#1f845a', '#ae2a19', '#5e4db2', '#7f5f01'];

/** Small real pictures of one colour, drawn as SVG or, when asked for, PNG. */
export const avatarRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/universal_avatar/view/type/:type', scope: 'read:jira-work', handle: view },
  {
    method: 'GET',
    path: '/universal_avatar/view/type/:type/avatar/:id',
    scope: 'read:jira-work',
    handle: view,
  },
  {
    method: 'GET',
    path: '/universal_avatar/view/type/:type/owner/:id',
    scope: 'read:jira-work',
    handle: view,
  },
];

function view(call: RestCall) {
  const type = param(call, 'type');
  if (!TYPES.includes(type)) throw new JiraRefusal(404, [`There are no avatars of type '${type}'.`]);
  const id = param(call, 'id');
  if (id !== '' && !/^\d{1,15}$/.test(id)) throw badRequest(`The id '${id}' is not valid.`);
  const wanted = queryText(call, 'size') ?? 'medium';
  const size = Object.hasOwn(SIZES, wanted) ? SIZES[wanted] : undefined;
  if (size === undefined) throw badRequest(`The value '${wanted}' of 'size' is not valid.`);
  const format = queryText(call, 'format') ?? 'svg';
  if (format !== 'svg' && format !== 'png')
    throw badRequest(`The value '${format}' of 'format' is not valid.`);
  const color = COLORS[Number(id) % COLORS.length] ?? '#0c66e4';
  call.reply.header('cache-control', 'private, max-age=86400');
  if (format === 'png') {
    call.reply.type('image/png');
    return plainPng(size, color);
  }
  call.reply.type('image/svg+xml');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="${color}"/></svg>`;
}

/** A square of one colour. Source of the format: the PNG specification, third edition. */
function plainPng(size: number, color: string): Buffer {
  const pixel = Buffer.from(color.slice(1), 'hex');
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: size }, () => pixel)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
