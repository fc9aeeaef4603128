/**
 * Markdown whose angle brackets mean themselves: the converter drops HTML, and "List<String>" would lose a part.
 * Code keeps its brackets, and so do links in angle brackets.
 */
export function withoutHtml(markdown: string): string {
  let fence: string | null = null;
  return markdown
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(?:> ?)*(?:[-+*] +|\d+[.)] +)*\s*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== null) {
        if (mark?.startsWith(fence) === true) fence = null;
        return line;
      }
      if (mark !== undefined) {
        fence = mark;
        return line;
      }
      return line.split(/(`+)/).reduce<{ out: string; open: string | null }>(
        ({ out, open }, part) => {
          if (part.startsWith('`')) {
            return { out: out + part, open: open === null ? part : open === part ? null : open };
          }
          return { out: out + (open === null ? escapeTags(part) : part), open };
        },
        { out: '', open: null },
      ).out;
    })
    .join('\n');
}

function escapeTags(text: string): string {
  return text.replace(/\\?<(?=[A-Za-z/!?])(?!(?:https?:\/\/|mailto:)[^\s<>]*>)/g, '\\<');
}
