import { badRequest } from './rest/refusal.ts';

/** The limit of Jira's own JSON reader. */
const MAX_DEPTH = 1_000;

/** Reads a JSON body; undefined for an empty one. Throws Jira's refusal for what is no JSON and for what is nested too deep. */
export function readJsonBody(text: string): unknown {
  // Clients name the content type even where they send no body, and Jira does not mind.
  if (text === '') return undefined;
  if (depthOf(text) > MAX_DEPTH) throw unreadable();
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

function unreadable() {
  return badRequest('There was an error parsing JSON. Check that your request body is valid.');
}

/** How deep brackets are nested outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (inString) {
      if (character === 0x5c) index += 1;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return deepest;
}
