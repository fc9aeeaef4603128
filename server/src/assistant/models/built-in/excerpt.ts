import { plain } from '../../plain-markdown.ts';

/** The first sentences of Markdown from Jira, as plain words: marks, images and addresses of links are left out. */
export function excerpt(markdown: string, longest: number): string {
  const words = markdown
    .slice(0, 4 * longest)
    .replace(/!?\[([^\][]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|[-*+>]|\d+[.)])[ \t]+/gm, '')
    // An underscore inside a word and an escaped mark are text.
    .replace(/(?<!\\)[*`]{1,3}|(?<![\p{L}\p{N}\\])_{1,3}|(?<!\\)_{1,3}(?![\p{L}\p{N}])/gu, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!<>|~&])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= longest) return plain(words);
  const cut = words.slice(0, longest);
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '), cut.lastIndexOf('! '));
  return sentence > longest / 2
    ? plain(cut.slice(0, sentence + 1))
    : `${plain(cut.slice(0, cut.lastIndexOf(' ')))} …`;
}
