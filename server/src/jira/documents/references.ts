import { type AdfMark, type AdfNode, attributeOf, marksOf } from './adf.ts';
import { safeLink } from './links.ts';

/**
 * What Markdown has no sign for is written as a link whose address says what it is: `[@Jo](mention:5b10)`,
 * `[DONE](status:green)`, `[2026-11-27](date:1795737600000)`, `[😀](emoji::smile:)`, `[words](mark:textColor=#ff5630)`.
 * None of these schemes can be followed, so text that imitates one is harmless where it is shown.
 */
export interface Reference {
  readonly label: string;
  readonly target: string;
}

const markTypes = new Set([
  'annotation',
  'backgroundColor',
  'code',
  'em',
  'link',
  'strike',
  'strong',
  'subsup',
  'textColor',
  'underline',
]);
/** The attribute that makes the mark what it is. */
const markAttribute: Readonly<Record<string, string>> = {
  annotation: 'id',
  backgroundColor: 'color',
  link: 'href',
  subsup: 'type',
  textColor: 'color',
};

/** The reference for an inline node that is not text; null for one that has no such form. */
export function referenceTo(node: AdfNode): Reference | null {
  const label = attributeOf(node, 'text') ?? '';
  switch (node.type) {
    case 'mention': {
      const id = attributeOf(node, 'id');
      return id === null ? null : { label: label || '@someone', target: `mention:${encode(id)}` };
    }
    case 'status':
      return label === ''
        ? null
        : { label, target: `status:${encode(attributeOf(node, 'color') ?? 'neutral')}` };
    case 'date': {
      const timestamp = attributeOf(node, 'timestamp') ?? '';
      const time = Number(timestamp);
      if (timestamp === '' || !(Math.abs(time) <= 8.64e15)) return null;
      return { label: new Date(time).toISOString().slice(0, 10), target: `date:${encode(timestamp)}` };
    }
    case 'emoji': {
      const shortName = attributeOf(node, 'shortName');
      const id = attributeOf(node, 'id');
      if (shortName === null) return null;
      return {
        label: label || shortName,
        target: `emoji:${encode(shortName)}${id === null ? '' : `/${encode(id)}`}`,
      };
    }
    default:
      return null;
  }
}

/** The reference for text whose marks Markdown cannot write; null when there is a mark that is not known. */
export function referenceToMarks(node: AdfNode): Reference | null {
  const parts: string[] = [];
  for (const mark of marksOf(node)) {
    if (!markTypes.has(mark.type)) return null;
    const name = markAttribute[mark.type];
    const value = name === undefined ? null : attributeOf(mark, name);
    if (name !== undefined && value === null) return null;
    parts.push(value === null ? mark.type : `${mark.type}=${encode(value)}`);
  }
  return { label: node.text ?? '', target: `mark:${parts.join(',')}` };
}

/**
 * The node that a reference stands for; null when it is no reference. `links` are the addresses that the document held
 * before and that may therefore stay, whatever their scheme.
 */
export function nodeOf({ label, target }: Reference, links: ReadonlySet<string>): AdfNode | null {
  const [, scheme, rest = ''] = /^(mention|status|date|emoji|mark):(.*)$/s.exec(target) ?? [];
  if (scheme === undefined || label === '') return null;
  switch (scheme) {
    case 'mention': {
      const id = decode(rest);
      return id === '' ? null : { type: 'mention', attrs: { id, text: label } };
    }
    case 'status': {
      const color = decode(rest);
      const known = /^(?:neutral|purple|blue|red|yellow|green|#[0-9a-fA-F]{6})$/.test(color);
      return { type: 'status', attrs: { text: label, color: known ? color : 'neutral' } };
    }
    case 'date': {
      const timestamp = /^\d{4}-\d{2}-\d{2}$/.test(rest) ? String(Date.parse(rest)) : decode(rest);
      return /^-?\d+$/.test(timestamp) ? { type: 'date', attrs: { timestamp } } : null;
    }
    case 'emoji': {
      const [shortName = '', id] = rest.split('/').map(decode);
      if (shortName === '') return null;
      return { type: 'emoji', attrs: { shortName, ...(id ? { id } : {}), text: label } };
    }
    default:
      return markedText(label, rest, links);
  }
}

function markedText(text: string, rest: string, links: ReadonlySet<string>): AdfNode | null {
  const marks: AdfMark[] = [];
  for (const part of rest.split(',')) {
    const [type = '', value = ''] = part.split('=');
    const mark = markOf(type, decode(value), links);
    if (mark === null) return null;
    if (mark !== 'left out') marks.push(mark);
  }
  // Jira takes no marks but these beside code.
  const code = marks.some(({ type }) => type === 'code');
  const kept = code ? marks.filter(({ type }) => besideCode.has(type)) : marks;
  return { type: 'text', text, ...(kept.length === 0 ? {} : { marks: kept }) };
}

const besideCode = new Set(['annotation', 'code', 'link']);

function markOf(type: string, value: string, links: ReadonlySet<string>): AdfMark | 'left out' | null {
  const color = /^#[0-9a-fA-F]{6}$/.test(value);
  switch (type) {
    case 'link': {
      const href = links.has(value) ? value : safeLink(value);
      return href === null ? 'left out' : { type, attrs: { href } };
    }
    case 'textColor':
    case 'backgroundColor':
      return color ? { type, attrs: { color: value } } : null;
    case 'subsup':
      return value === 'sub' || value === 'sup' ? { type, attrs: { type: value } } : null;
    case 'annotation':
      return value === '' ? null : { type, attrs: { id: value, annotationType: 'inlineComment' } };
    default:
      return markTypes.has(type) ? { type } : null;
  }
}

/** Characters that would end a link's address, or part the pieces of a reference, are percent-encoded. */
function encode(text: string): string {
  return text.replace(/[^\w.:#-]/gu, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
