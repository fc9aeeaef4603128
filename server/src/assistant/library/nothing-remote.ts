import { lexBlocks } from '../../jira/documents/lexer.ts';

/**
 * An answer as Markdown that loads nothing wherever it is opened: pictures and HTML, whose addresses a misled model may
 * have written what it read into, are text. Code stays as it is; where it stands within a line it is held for text.
 */
export function withNothingRemote(markdown: string): string {
  try {
    return lexBlocks(markdown)
      .map(({ type, raw }) => (type === 'code' ? raw : asText(raw)))
      .join('');
  } catch (error) {
    // Nobody writes what is nested so deep that it cannot be read; it is exported all the same.
    if (error instanceof RangeError) return asText(markdown);
    throw error;
  }
}

/** Written so that no backslash before it makes it what it was. */
function asText(markdown: string): string {
  return markdown.replace(/!\[/g, '!\\[').replace(/<(?!https?:\/\/[^\s<>]*>)(?=[A-Za-z/!?])/g, '&lt;');
}
