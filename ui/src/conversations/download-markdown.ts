/** Gives the browser a file to keep, named after the conversation. */
export function downloadMarkdown(title: string, markdown: string): void {
  const address = URL.createObjectURL(new Blob([markdown], { type: 'text/markdown' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(title);
  link.click();
  URL.revokeObjectURL(address);
}

/** Letters, digits and dashes alone: every file system takes those. */
export function fileNameOf(title: string): string {
  const words = title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${words === '' ? 'conversation' : words}.md`;
}
