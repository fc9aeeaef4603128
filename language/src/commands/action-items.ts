/** What somebody is to do, as the notes of a meeting say it. */
export interface ActionItem {
  /** What is to be done, with whatever is said of it ("by Friday"). */
  readonly text: string;
  /** "me" or a name; undefined where nobody was named. */
  readonly owner: string | undefined;
  /** The line as it was written, without its bullet. */
  readonly line: string;
}

const longestLine = 1_000;
const bullet = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/;
const openBox = /^\s*(?:[-*•]\s+)?\[\s?\]\s*/;
const doneBox = /^\s*(?:[-*•]\s+)?\[[xX✓]\]\s*/;
const marker =
  /^(?:\*\*|__)?(?:action(?: item| point)?|ai|ap|to-?\s?do|task|next step|follow-?\s?up)s?(?:\*\*|__)?\s*(?::|[-–—](?=\s))\s*(?:\*\*|__)?\s*(?=\S)/i;
const heading =
  /^(?:#{1,6}\s+)?(?:\*\*|__)?(?:action(?: item| point)?s|next steps?|to-?\s?dos?|tasks|follow-?\s?ups?|who does what)(?:\*\*|__)?\s*:?\s*(?:\*\*|__)?$/i;
const otherHeading = /^(?:#{1,6}\s+\S|(?:\*\*|__)[^*_]+(?:\*\*|__)\s*:?$|[^:.!?]{1,60}:$)/;
const name = String.raw`@?\p{Lu}[\p{L}\p{M}'’.-]*(?:[ \u00a0]\p{Lu}[\p{L}\p{M}'’.-]*){0,3}`;
const willDo = new RegExp(
  String.raw`^(?<who>${name}|I|we|We)(?:['’](?<short>ll)\s+|\s+(?:will|shall|should|must|to|needs? to|ha(?:s|ve) to|is going to|are going to|agreed to|promised to|is to)\s+)(?<what>\S.*)$`,
  'u',
);
const owned = new RegExp(String.raw`^(?<who>@?${name})\s*(?::|→|->|[-–—](?=\s))\s*(?<what>\S.*)$`, 'u');
const ownedBehind = new RegExp(
  String.raw`^(?<what>.*\S)\s*(?:→|->|=>|\((?:owner:?\s*)?(?=@?\p{Lu})|owner:|@(?=\p{Lu}))\s*(?<who>${name})\)?\s*$`,
  'u',
);

/**
 * The action items of notes: open boxes, lines that say "TODO:" or "Action:", bullets below a heading such as
 * "Next steps", and lines in which somebody "will" do something. Boxes that are ticked are done. Linear in the text.
 */
export function actionItems(notes: string): ActionItem[] {
  const items: ActionItem[] = [];
  let below = false;
  for (const raw of notes.split(/\r?\n/)) {
    const written = raw.slice(0, longestLine).trim();
    if (written === '' || doneBox.test(written)) continue;
    if (heading.test(written)) {
      below = true;
      continue;
    }
    const isBox = openBox.test(written);
    const isBullet = bullet.test(written);
    if (!isBox && !isBullet && otherHeading.test(written)) {
      below = false;
      continue;
    }
    const line = written.replace(isBox ? openBox : bullet, '').trim();
    const marked = marker.test(line);
    const item = readItem(line, line.replace(marker, ''), isBox || marked || (below && isBullet));
    if (item !== undefined) items.push(item);
  }
  return items;
}

function readItem(line: string, text: string, certain: boolean): ActionItem | undefined {
  const will = willDo.exec(text)?.groups;
  if (will !== undefined && !verbFirst.test(text)) return item(line, will['what'], ownerOf(will['who']));
  if (!certain || text === '') return undefined;
  const groups = owned.exec(text)?.groups ?? ownedBehind.exec(text)?.groups;
  return groups === undefined
    ? item(line, text, undefined)
    : item(line, groups['what'], ownerOf(groups['who']));
}

function item(line: string, text = '', owner: string | undefined): ActionItem | undefined {
  const plain = text.replace(/\s*\($/, '');
  return /[\p{L}\p{N}]/u.test(plain) ? { text: plain, owner, line } : undefined;
}

/** "Write to everybody" names nobody. */
const verbFirst =
  /^(?:write|talk|speak|go|move|reply|respond|listen|add|send|connect|link|switch|return|come|get|need|try|agree|ask|report|migrate|upgrade|subscribe|present|look) to\b/i;

/** "We" is nobody in particular. */
function ownerOf(said = ''): string | undefined {
  if (/^we$/i.test(said)) return undefined;
  return said === 'I' ? 'me' : said.replace(/^@/, '');
}
