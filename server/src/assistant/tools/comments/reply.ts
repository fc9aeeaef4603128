import { type AdfNode, attributeOf, childrenOf, isAdfNode } from '../../../jira/documents/adf.ts';
import { escapeLineStart, escapeText } from '../../../jira/documents/escape.ts';
import { markdownToAdf } from '../../../jira/documents/from-markdown.ts';
import { adfToMarkdown } from '../../../jira/documents/to-markdown.ts';
import type { WholeComment } from '../../../jira/reading/comment.ts';
import type { PlanningSituation, WritePlan } from '../write-plan.ts';
import { commentPlan, type NewComment } from './add-comment.ts';
import { audienceNamed } from './comment-audience.ts';
import { mentionOf, withMentions } from './mentions.ts';
import { commentMeant, type WhichComment } from './which-comment.ts';

/**
 * Answers a comment. Jira's documented API has no parent of a comment, so a reply is what Jira's own editor made of one
 * before there were threads: the words that are answered as a quotation, and a mention of who wrote them. What only some
 * may read is answered before the same eyes, or the quotation would show it to all. Throws like every planner.
 */
export async function planReply(
  { key, body: said, visibleTo, which }: NewComment & { readonly which: WhichComment },
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account, timeZone } = situation;
  const [answered, me, { markdown: body, warnings }] = await Promise.all([
    commentMeant(key, which, account, { othersToo: true, timeZone }),
    account.myself(),
    withMentions(said, account),
  ]);
  const wanted = visibleTo === undefined ? undefined : await audienceNamed(visibleTo, key, account);
  const visibility = wanted === undefined ? answered.visibility : wanted.visibility;
  const { author } = answered;
  const shows = answered.visibility !== null && visibility === null;
  const name = author?.displayName ?? 'somebody';
  return commentPlan(
    {
      key,
      body: replyTo(answered, author?.accountId === me.accountId ? null : author, body),
      visibility: visibility ?? undefined,
      answers: answered.id,
    },
    [
      ...warnings,
      ...(wanted?.warnings ?? []),
      ...(shows ? [`The quotation shows everybody what only ${answered.visibleTo} could read.`] : []),
    ],
    situation,
    (on) => `Reply to ${author?.accountId === me.accountId ? 'your own' : `${name}’s`} comment on ${on}`,
  );
}

function replyTo(answered: WholeComment, mentioned: WholeComment['author'], body: string): string {
  const quote = quotationOf(answered);
  const [first] = markdownToAdf(body).content;
  const mention = mentioned === null ? '' : mentionOf(mentioned);
  const led = mention === '' ? body : `${mention}${first?.type === 'paragraph' ? ' ' : '\n\n'}${body}`;
  return quote === '' ? led : `${quote}\n\n${led}`;
}

const longestQuotation = 400;

/** The beginning of what is answered, without what it quotes itself. */
function quotationOf({ document }: WholeComment): string {
  const blocks = isAdfNode(document)
    ? childrenOf(document).filter(
        ({ type }) => type === 'paragraph' || type === 'bulletList' || type === 'orderedList',
      )
    : [];
  const shown: AdfNode[] = [];
  let length = 0;
  for (const block of blocks) {
    length += adfToMarkdown({ type: 'doc', version: 1, content: [block] }).length;
    if (length > longestQuotation) break;
    shown.push(block);
  }
  const whole = adfToMarkdown({ type: 'doc', version: 1, content: shown });
  const text = whole === '' ? cut(wordsOf(document)) : shown.length < blocks.length ? `${whole}\n\n…` : whole;
  return text === '' ? '' : text.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}

/** The words alone, on one line. */
function wordsOf(node: unknown): string {
  if (!isAdfNode(node)) return '';
  if (node.type === 'text') return node.text ?? '';
  return attributeOf(node, 'text') ?? childrenOf(node).map(wordsOf).filter(Boolean).join(' ');
}

function cut(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const shown = flat.length <= longestQuotation ? flat : `${flat.slice(0, longestQuotation).trimEnd()}…`;
  return escapeLineStart(escapeText(shown));
}
