import { connect } from 'node:net';
import type { Sandbox } from '../src/index.ts';
import { servedApis } from '../src/rest/routes.ts';
import { SeededRandom } from '../src/site/random.ts';
import { HostileValues } from './hostile-values.ts';
import { likelyBodies } from './likely-bodies.ts';
import { readVocabulary } from './vocabulary.ts';

export interface Fault {
  readonly request: string;
  readonly status: number;
  readonly answer: string;
}

interface Target {
  readonly method: string;
  readonly path: string;
}

interface FuzzedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | FormData | undefined;
}

const AT_ONCE = 8;
const BETWEEN_RESETS = 4_000;
const RAW: readonly string[] = [
  '\r\n\r\n',
  'GET\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'GET /rest/api/3/myself HTTP/1.1\r\n\r\n',
  'POST /oauth/token HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 7\r\n\r\n{}',
  'POST /oauth/token HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n\r\n',
  `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n',
  'GET http://elsewhere.example/ HTTP/1.1\r\nhost: x\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000',
];

/**
 * Sends what nobody should send to every route there is, the same for the same seed as far as the answers allow.
 * Resolves to the requests that were answered with a 5xx other than 501, or not at all.
 */
export async function fuzz(sandbox: Sandbox, seed: number, count: number): Promise<readonly Fault[]> {
  const random = new SeededRandom(seed);
  const targets = everyTarget();
  const vocabulary = readVocabulary();
  const faults: Fault[] = [];
  for (let sent = 0; sent < count; sent += BETWEEN_RESETS) {
    sandbox.reset();
    const values = new HostileValues(random, vocabulary, sandbox.site);
    const { accessToken } = sandbox.grant();
    const requests = Array.from({ length: Math.min(BETWEEN_RESETS, count - sent) }, () =>
      fuzzedRequest(sandbox, accessToken, random, values, random.pick(targets)),
    );
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = requests.pop(); next !== undefined; next = requests.pop()) {
          const fault = await send(next);
          if (fault !== null) faults.push(fault);
        }
      }),
    );
    for (const raw of RAW) {
      if (await survives(sandbox.url, raw)) continue;
      faults.push({ request: raw.slice(0, 200), status: 0, answer: 'not answered, or nothing after it' });
    }
  }
  return faults;
}

function everyTarget(): readonly Target[] {
  const jira = servedApis.flatMap(({ base, routes }) =>
    routes.flatMap(({ method, path }) =>
      ['/ex/jira/:cloudId', '/ex/jira/:cloudId', ''].map((prefix) => ({
        method,
        path: prefix + base + path,
      })),
    ),
  );
  const others = [
    'GET /authorize',
    'POST /authorize',
    'POST /oauth/token',
    'GET /oauth/token/accessible-resources',
    'GET /me',
    'GET /manage-profile/apps',
    'POST /manage-profile/apps',
    'GET /browse/:key',
    'GET /:site/browse/:key',
    'GET /avatars/:name',
    'PATCH /rest/api/3/issue/:key',
    'GET /sandbox/faults',
    'PATCH /sandbox/switches',
  ];
  return [
    ...jira,
    ...others.map((line) => ({ method: line.split(' ')[0] ?? '', path: line.split(' ')[1] ?? '' })),
  ];
}

function fuzzedRequest(
  sandbox: Sandbox,
  accessToken: string,
  random: SeededRandom,
  values: HostileValues,
  { method, path }: Target,
): FuzzedRequest {
  const filled = path
    .replace(':cloudId', random.chance(0.98) ? sandbox.site.cloudId : 'nowhere')
    .replace(/(\w*)\/:\w+/g, (_, segment: string) => `${segment}/${inPath(random, values.after(segment))}`);
  const query = Array.from({ length: random.chance(0.5) ? random.between(1, 4) : 0 }, () =>
    random.chance(0.95)
      ? `${values.parameter()}=${inPath(random, values.text())}`
      : inPath(random, values.text()),
  );
  const basic = Buffer.from(`${sandbox.apiToken.username}:${sandbox.apiToken.token}`).toString('base64');
  const authorization =
    path.startsWith('/ex/') || path.startsWith('/oauth/token/') ? `Bearer ${accessToken}` : `Basic ${basic}`;
  const headers: Record<string, string> = {
    ...(random.chance(0.97)
      ? { authorization }
      : { authorization: random.pick(['Bearer', 'Basic %%%', 'Basic Og==']) }),
    'x-atlassian-token': 'no-check',
    ...(random.chance(0.03)
      ? { range: random.pick(['bytes=5-1', 'bytes=-', 'lines=1-2', 'bytes=0-999999999999']) }
      : {}),
    ...(random.chance(0.02) ? { accept: 'text/html', 'accept-language': '-' } : {}),
  };
  const url = `${sandbox.url}${filled}${query.length === 0 ? '' : `?${query.join('&')}`}`;
  if (method === 'GET') return { method, url, headers, body: undefined };
  return { method, url, ...fuzzedBody(random, values, path, headers) };
}

function fuzzedBody(
  random: SeededRandom,
  values: HostileValues,
  path: string,
  headers: Record<string, string>,
): Pick<FuzzedRequest, 'headers' | 'body'> {
  const json = { ...headers, 'content-type': 'application/json' };
  const hasTexts = /\/rest\/api\/(2|latest)\//.test(path);
  const likely = likelyBodies(path).map((body) => (hasTexts ? withTexts(body, values) : body));
  const kind = random.between(0, 99);
  if (kind < 50 && likely.length > 0) {
    return { headers: json, body: JSON.stringify(values.nearly(random.pick(likely))) };
  }
  if (kind < 82)
    return { headers: json, body: JSON.stringify(random.chance(0.7) ? values.record() : values.json()) };
  if (kind < 85) return { headers: json, body: undefined };
  if (kind < 87) return { headers: json, body: '{"fields":{"summary":"cut' };
  if (kind === 87) return { headers: json, body: deep(random.between(50, 30_000)) };
  if (kind === 88)
    return {
      headers: json,
      body: `{"__proto__":{"polluted":1},"fields":{"labels":[${'"x",'.repeat(2_000)}"x"]}}`,
    };
  if (kind < 91) return { headers: { ...headers, 'content-type': 'text/plain' }, body: values.text() };
  if (kind < 93)
    return { headers: { ...headers, 'content-type': 'application/xml; charset=utf-16' }, body: '<a/>' };
  if (kind < 95) {
    const form = new URLSearchParams([[values.parameter(), values.text().toWellFormed()]]);
    return {
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: String(form),
    };
  }
  if (kind === 95)
    return { headers: { ...json, 'content-encoding': 'gzip' }, body: Uint8Array.of(31, 139, 0, 1) };
  if (kind === 96) return { headers: json, body: Uint8Array.of(0xff, 0xfe, 0x22, 0x00, 0xc3, 0x28) };
  if (kind === 97) {
    return {
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nnothing',
    };
  }
  const form = new FormData();
  form.set(
    random.chance(0.7) ? 'file' : values.parameter(),
    new Blob([values.text()]),
    values.text().toWellFormed(),
  );
  return { headers, body: form };
}

/** As version 2 takes it: text where version 3 has a document. */
function withTexts(body: unknown, values: HostileValues): unknown {
  return JSON.parse(JSON.stringify(body), (_, value) => (value?.type === 'doc' ? values.text() : value));
}

/** A document, nested deeper than any recursion should go. */
function deep(levels: number): string {
  const open = '{"type":"blockquote","content":[';
  const document = `{"type":"doc","version":1,"content":[${open.repeat(levels)}${']}'.repeat(levels)}]}`;
  return `{"body":${document},"comment":${document},"fields":{"description":${document}}}`;
}

/** Mostly encoded as it should be; now and then as it should not. */
function inPath(random: SeededRandom, text: string): string {
  if (random.chance(0.02))
    return random.pick(['%', '%E0%A4%A', '%00', '%2e%2e%2f', '..%5c', '%C3%28', ';a=b', '//']);
  return encodeURIComponent(text.toWellFormed());
}

async function send({ method, url, headers, body }: FuzzedRequest): Promise<Fault | null> {
  const described = () =>
    `${method} ${url} ${JSON.stringify(headers['content-type'] ?? '')} ${typeof body === 'string' ? body.slice(0, 2_000) : String(body)}`;
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
      ...(body === undefined ? {} : { body }),
    });
    const answer = await response.text();
    if (response.status < 500 || response.status === 501) return null;
    return { request: described(), status: response.status, answer: answer.slice(0, 500) };
  } catch (error) {
    return {
      request: described(),
      status: 0,
      answer: String(error instanceof Error ? (error.cause ?? error) : error),
    };
  }
}

/** Bytes that are no proper HTTP end in an answer or a closed connection, and the next request is served. */
async function survives(url: string, bytes: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // A reset is an answer, too.
  socket.on('error', () => {});
  const closed = new Promise<boolean>((resolve) => {
    socket.on('close', () => resolve(true));
  });
  socket.end(bytes);
  socket.resume();
  const late = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), 10_000);
    closed.finally(() => clearTimeout(timer));
  });
  const ended = await Promise.race([closed, late]);
  socket.destroy();
  return ended && (await fetch(`${url}/manage-profile/apps`)).status === 200;
}
