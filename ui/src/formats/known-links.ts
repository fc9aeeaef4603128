import { createContext, useContext } from 'react';

/**
 * Whether an address in an answer may be followed. A model that was misled by a text could write what it read into an
 * address; one that it did not make up carries nothing out.
 */
const KnownLinks = createContext<(address: string) => boolean>(() => true);

export const KnownLinksProvider = KnownLinks.Provider;

export function useKnownLinks(): (address: string) => boolean {
  return useContext(KnownLinks);
}

interface Said {
  readonly parts: readonly object[];
  readonly role: string;
}

/**
 * On one of the person's sites, or word for word in what the person said or a tool found: not in what a tool only says
 * again because the model had said it to the tool.
 */
export function isKnownLink(
  address: string,
  { sites, messages }: { readonly sites: readonly string[]; readonly messages: readonly Said[] },
): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, protocol } = new URL(address);
  if (protocol !== 'mailto:' && sites.some((site) => URL.canParse(site) && new URL(site).origin === origin)) {
    return true;
  }
  const forms = new Set([address, unescaped(address)]);
  return messages.some(({ role, parts }) =>
    parts.some((part) => {
      const isHeldBy = (source: unknown) => {
        const text = textOf(source);
        return [...forms].some((form) => holdsWhole(text, JSON.stringify(form).slice(1, -1)));
      };
      if (role === 'user') return isHeldBy(part);
      return 'output' in part && isHeldBy(foundBy(part)) && !wasAskedWith(part, forms);
    }),
  );
}

/** Changes when what an address may be known from does; not with each piece of an answer. */
export function sourcesOf(messages: readonly (Said & { readonly id: string })[]): string {
  return messages.map(({ id, role, parts }) => `${id} ${role === 'user' ? '' : outputsOf(parts)}`).join('\n');
}

function outputsOf(parts: readonly object[]): string {
  return parts
    .flatMap((part, at) =>
      'output' in part ? [`${at}${'preliminary' in part && part.preliminary === true ? '…' : ''}`] : [],
    )
    .join(' ');
}

/** What of a tool's output comes from Jira: a query is the model's own, and so may the words of a reminder be. */
function foundBy(part: { readonly output: unknown; readonly type?: unknown }): unknown {
  const { output, type } = part;
  if (type === 'tool-remind') return undefined;
  if (type !== 'tool-search_issues' || typeof output !== 'object' || output === null) return output;
  const known = found.get(output) ?? withoutQuery(output);
  found.set(output, known);
  return known;
}

function withoutQuery(output: object): object {
  return Object.fromEntries(Object.entries(output).filter(([name]) => name !== 'jql' && name !== 'jqlUrl'));
}

const found = new WeakMap<object, object>();

function wasAskedWith(part: object, forms: ReadonlySet<string>): boolean {
  if (!('input' in part)) return false;
  const asked = textOf(part.input).toLowerCase();
  return [...forms].some((form) => asked.includes(JSON.stringify(form).slice(1, -1).toLowerCase()));
}

/** While an answer streams its links are looked up again and again in what was found before, which stays as it is. */
const texts = new WeakMap<object, string>();

function textOf(source: unknown): string {
  if (typeof source !== 'object' || source === null) return JSON.stringify(source) ?? '';
  const known = texts.get(source) ?? JSON.stringify(source);
  texts.set(source, known);
  return known;
}

/** As Markdown writes an address: escapes may have been added to it. */
function unescaped(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** The address, and not the beginning of a longer one or the end of another. */
function holdsWhole(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + address.length] ?? ' ';
    if (!/[\w/.:-]/.test(before) && !/[\w/?&=#%-]/.test(after)) return true;
  }
  return false;
}
