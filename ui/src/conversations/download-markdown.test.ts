import { expect, it } from 'vitest';
import { fileNameOf } from './download-markdown.ts';

it.each([
  ['My open issues', 'My-open-issues.md'],
  ['../../etc/passwd', 'etc-passwd.md'],
  ['CON: "x" | y?', 'CON-x-y.md'],
  ['Über Zoë', 'Über-Zoë.md'],
  ['???', 'conversation.md'],
])('%s is kept as %s', (title, name) => {
  expect(fileNameOf(title)).toBe(name);
});
