import { type AdfNode, attributeOf, childrenOf, isAdfNode } from './adf.ts';
import { panelNames } from './frames.ts';
import { markdownToAdf } from './from-markdown.ts';
import { joinTexts } from './join-texts.ts';
import { normalForm } from './normal-form.ts';
import { adfToMarkdown } from './to-markdown.ts';

/**
 * What is read of a document is not all that it holds: a mention reads as a name, a status as bold words, a panel as a
 * quotation under its name. Where a block was changed in the text as it is read, this finds these again.
 */

const asText = (node: AdfNode): string => JSON.stringify(normalForm(node));

/** The inline nodes of a changed block, with those of before that are still shown in it in place of how they read. */
export function inlineAsRead(before: readonly AdfNode[], after: readonly AdfNode[]): readonly AdfNode[] {
  let out: readonly AdfNode[] = after;
  let from = 0;
  for (const node of before) {
    const shown = node.type === 'text' ? undefined : shownAs(node);
    if (shown === undefined || out.some((other) => asText(other) === asText(node))) continue;
    const found = placeOf(shown, out, from);
    if (found === undefined) continue;
    const { index, at } = found;
    const text = out[index];
    const words = text?.text ?? '';
    const rest = { before: words.slice(0, at), after: words.slice(at + (shown.text ?? '').length) };
    const parts = [{ ...text, text: rest.before }, node, { ...text, text: rest.after }].filter(isPresent);
    out = [...out.slice(0, index), ...parts, ...out.slice(index + 1)];
    from = index + (rest.before === '' ? 1 : 2);
  }
  return out === after ? after : joinTexts(out);
}

/** A mention's name, a date's day: the one text that a node reads as; undefined when it reads as something else. */
function shownAs(node: AdfNode): AdfNode | undefined {
  const paragraph: AdfNode = { type: 'paragraph', content: [node] };
  const [read] = markdownToAdf(adfToMarkdown({ type: 'doc', content: [paragraph] })).content;
  const [only, ...others] = read === undefined ? [] : childrenOf(read);
  return only?.type === 'text' && only.text !== '' && others.length === 0 ? only : undefined;
}

/** Not the beginning or the end of a longer word. */
function placeOf(
  { text: words = '', marks }: AdfNode,
  nodes: readonly AdfNode[],
  from: number,
): { readonly index: number; readonly at: number } | undefined {
  const wanted = JSON.stringify(marks ?? []);
  for (let index = from; index < nodes.length; index++) {
    const { type, text = '', marks: its } = nodes[index] ?? { type: '' };
    if (type !== 'text' || JSON.stringify(its ?? []) !== wanted) continue;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const isPart = [text.slice(at - 1, at), text.slice(at + words.length)].some((beside, side) =>
        side === 0 ? /[\p{L}\p{N}]$/u.test(beside) : /^[\p{L}\p{N}]/u.test(beside),
      );
      if (!isPart) return { index, at };
    }
  }
  return undefined;
}

function isPresent(node: Partial<AdfNode>): node is AdfNode {
  return isAdfNode(node) && (node.type !== 'text' || node.text !== '');
}

/** A quotation under the name of a panel that the document had ("**Warning**") is that kind of panel. */
export function panelAsRead(before: readonly AdfNode[], node: AdfNode): AdfNode {
  const [head, ...content] = childrenOf(node);
  const [only, ...others] = head === undefined ? [] : childrenOf(head);
  const isName = only?.type === 'text' && others.length === 0 && only.marks?.[0]?.type === 'strong';
  if (node.type !== 'blockquote' || head?.type !== 'paragraph' || !isName || content.length === 0)
    return node;
  const panel = before.find(
    (old) => old.type === 'panel' && panelNames[attributeOf(old, 'panelType') ?? ''] === only.text,
  );
  return panel === undefined
    ? node
    : { type: 'panel', attrs: { panelType: attributeOf(panel, 'panelType') }, content };
}
