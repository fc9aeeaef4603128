import type { ConversationContext } from '../context.ts';
import type { AttachmentsIntent, Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';

const attaching = phrases('attach|upload');
const adding = phrases('add|put|attach|upload|append');
const deleting = phrases('delete|remove|erase|detach|get rid of|take off');
const listing = phrases(
  'what is attached|what files are attached|which files are attached|what has been attached|what was attached|what are the attachments|' +
    'show the attachments|show attachments|show me the attachments|show me attachments|show all attachments|list the attachments|list attachments|list all attachments|get the attachments|' +
    'see the attachments|attachments|the attachments|what attachments are|what attachments are there|which attachments are|which attachments are there|' +
    'are there attachments|are there any attachments|is anything attached|is there anything attached|any attachments|' +
    'show the files|show files|list the files|list files|show me the files|what files are there|which files are there|how many attachments are there',
);
const havings = phrases(
  'does|has|which attachments does|what attachments does|what files does|which files does|how many attachments does',
);
const attachmentsAfter = phrases(
  'have attachments|have any attachments|have files|have any files|attachments|any attachments|have|have attached',
);
const reading = phrases(
  'read|read me|show|show me|open|view|display|look at|look into|print|get|summarise|summarize|what is in|what is inside|what is',
);
const whatDoes = phrases('what does');
const saying = new Set(['say', 'contain', 'show', 'tell']);
const places = new Set(['to', 'on', 'onto', 'from', 'of', 'in', 'at', 'off', 'with', 'attached']);
const pointed = phrases(
  'this|these|it|them|that|this file|these files|the file|the files|my file|my files|those files|all of them|all of these|all files|this screenshot|the screenshot|these screenshots|the screenshots|my screenshot|' +
    'this image|the image|these images|the images|this picture|the picture|these pictures|the pictures|this log|the log|this attachment|the attachment|these attachments|the attachments|this document|the document|a file|the above',
);
/** Said of a file, and not of anything else that could be added to an issue. */
const filesPointedAt = /\b(?:files?|screenshots?|images?|pictures?|logs?|attachments?|documents?)$/;
const nouns = phrases(
  'attachment|the attachment|file|the file|attached file|the attached file|my attachment|attachment named|attachment called|the attachment named|the attachment called|file named|file called|the file named|the file called|' +
    'screenshot|the screenshot|the|my|log|the log|image|the image|picture|the picture|number|attachment number|the attachment number',
);
const saysItIsAFile = /\b(?:attachment|attached|file|screenshot|image|picture)\b/i;
const endsLikeAFile = /\.[\p{L}\p{N}]{1,10}$/u;

/** "Attach this to PAY-12", "what is attached to it?", "delete the attachment error.log from PAY-3", "what does error.log on PAY-3 say?" */
export function recogniseAttachments(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  return (
    readList(sentence, from, end, context) ??
    readAdding(sentence, from, end, context) ??
    readDeleting(sentence, from, end, context) ??
    readReading(sentence, from, end, context)
  );
}

function readList(
  sentence: Sentence,
  from: number,
  end: number,
  context: ConversationContext,
): Intent | undefined {
  const list = (key: string): AttachmentsIntent => ({ kind: 'attachments', action: 'list', key });
  // "Does PAY-3 have attachments?", "which attachments does PAY-3 have?"
  const having = havings.read(sentence, from);
  const owner = having && readReference(sentence, having.to, context);
  if (owner?.key !== undefined) {
    const rest = attachmentsAfter.read(sentence, owner.to);
    const saysWhat = /attachments|files/.test(sentence.slice(from, end).toLowerCase());
    if (rest?.to === end && saysWhat) return list(owner.key);
  }
  const opening = listing.read(sentence, from);
  if (opening === undefined) return undefined;
  const at = sentence.form(opening.to) === 'there' ? opening.to + 1 : opening.to;
  if (at >= end) {
    const key = soleIssue(context);
    return key === undefined
      ? whichIssue('see the attachments of an issue', 'Show the attachments of ABC-123')
      : list(key);
  }
  const place = placeAt(sentence, at, end, context);
  return place?.key === undefined ? undefined : list(place.key);
}

function readAdding(
  sentence: Sentence,
  from: number,
  end: number,
  context: ConversationContext,
): Intent | undefined {
  const verb = adding.read(sentence, from);
  if (verb === undefined) return undefined;
  const certain = attaching.read(sentence, from) !== undefined;
  const place = lastPlace(sentence, verb.to, end, context);
  const until = place?.at ?? end;
  const things = thingsFrom(sentence, verb.to, until);
  if (things === undefined) return undefined;
  // "Add this to PAY-12" may be about anything; a file that was sent, or the name of one, says what it is about.
  if (!certain && things.names.length === 0 && !things.areFiles) return undefined;
  const key = place === undefined ? soleIssue(context) : place.key;
  if (key === undefined) {
    return certain || things.areFiles ? whichIssue('attach a file', 'Attach this to ABC-123') : undefined;
  }
  const files = things.names.length === 0 ? {} : { files: things.names };
  return { kind: 'attachments', action: 'add', key, ...files };
}

function readDeleting(
  sentence: Sentence,
  from: number,
  end: number,
  context: ConversationContext,
): Intent | undefined {
  const verb = deleting.read(sentence, from);
  if (verb === undefined) return undefined;
  const place = lastPlace(sentence, verb.to, end, context);
  const name = nameFrom(sentence, verb.to, place?.at ?? end);
  if (name === undefined) return undefined;
  const key = place === undefined ? soleIssue(context) : place.key;
  const example = 'Delete the attachment error.log from ABC-123';
  if (key === undefined) return whichIssue('delete an attachment', example);
  if (name === '')
    return unclear(`you want to delete an attachment of ${key}`, 'which one you mean', [example]);
  return { kind: 'attachments', action: 'delete', key, name };
}

function readReading(
  sentence: Sentence,
  from: number,
  end: number,
  context: ConversationContext,
): Intent | undefined {
  const does = whatDoes.read(sentence, from);
  const verb = does ?? reading.read(sentence, from);
  if (verb === undefined) return undefined;
  const until = does !== undefined && sentence.is(end - 1, saying) ? end - 1 : end;
  if (does !== undefined && until === end) return undefined;
  const place = lastPlace(sentence, verb.to, until, context);
  const name = nameFrom(sentence, verb.to, place?.at ?? until);
  if (name === undefined || name === '') return undefined;
  const key = place === undefined ? soleIssue(context) : place.key;
  return key === undefined
    ? whichIssue('read an attachment', 'What does error.log on ABC-123 say?')
    : { kind: 'attachments', action: 'read', key, name };
}

interface Place {
  readonly at: number;
  readonly key: string | undefined;
}

/** "to PAY-12", and nothing after it. */
function placeAt(
  sentence: Sentence,
  at: number,
  end: number,
  context: ConversationContext,
): Place | undefined {
  if (sentence.form(at) === 'here' && at + 1 === end) {
    return { at, key: readReference(sentence, at, context)?.key };
  }
  let issue = at;
  while (issue < end && sentence.is(issue, places)) issue += 1;
  if (issue === at) return undefined;
  const found = readReference(sentence, issue, context);
  return found?.to === end ? { at, key: found.key } : undefined;
}

/** The place that the sentence ends with. */
function lastPlace(
  sentence: Sentence,
  from: number,
  end: number,
  context: ConversationContext,
): Place | undefined {
  for (let at = from; at < end; at += 1) {
    const place = placeAt(sentence, at, end, context);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** What is to be attached: names, or what was pointed at. Undefined for words that are neither. */
function thingsFrom(
  sentence: Sentence,
  from: number,
  to: number,
): { readonly names: string[]; readonly areFiles: boolean } | undefined {
  if (from >= to) return { names: [], areFiles: false };
  const pointer = pointed.read(sentence, from);
  if (pointer?.to === to) {
    return { names: [], areFiles: filesPointedAt.test(sentence.slice(from, to).toLowerCase()) };
  }
  const names: string[] = [];
  let start = from;
  for (let at = from; at <= to; at += 1) {
    const parts = at === to || /^(?:,|and|&)$/.test(sentence.form(at));
    if (!parts) continue;
    if (at > start) {
      const name = nameFrom(sentence, start, at);
      if (name === undefined || name === '') return undefined;
      names.push(name);
    }
    start = at + 1;
  }
  return { names, areFiles: true };
}

/**
 * The name of a file: one that ends like a file's, a quotation, or what is called one. Empty for a file that is not named;
 * undefined for something else.
 */
function nameFrom(sentence: Sentence, from: number, to: number): string | undefined {
  const noun = nouns.read(sentence, from);
  const start = noun !== undefined && noun.to <= to ? noun.to : from;
  const called = saysItIsAFile.test(sentence.slice(from, start));
  if (start >= to) return called ? '' : undefined;
  const only = sentence.tokens[start];
  if (only?.kind === 'quote' && start === to - 1) {
    return called || endsLikeAFile.test(only.text) ? only.text : undefined;
  }
  const name = sentence.slice(start, to).trim();
  if (endsLikeAFile.test(name)) return name;
  // "the attachment 10012": its number.
  return called && /^\d{1,20}$/.test(name) ? name : undefined;
}

function whichIssue(wish: string, example: string): Intent {
  return unclear(`you want to ${wish}`, 'which issue you mean', [example]);
}
