import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const context = { lastIssues: ['PAY-1', 'PAY-2'], lastList: ['PAY-1', 'PAY-2'] };
const read = (sentence: string, about: object = context) =>
  interpret(sentence, { ...situation, context: about });
const onPage = { pageIssueKey: 'PAY-7' };

it.each([
  ['attach this to PAY-12', 'PAY-12', undefined],
  ['please attach these files to PAY-12, thanks!', 'PAY-12', undefined],
  ['Upload the screenshot to pay-12.', 'PAY-12', undefined],
  ['add this screenshot to the second one', 'PAY-2', undefined],
  ['attach screenshot-1.png to PAY-12', 'PAY-12', ['screenshot-1.png']],
  [
    'attach a.log, "naïve results.txt" and b.csv to PAY-12',
    'PAY-12',
    ['a.log', 'naïve results.txt', 'b.csv'],
  ],
  ['add the file error.log to PAY-12', 'PAY-12', ['error.log']],
])('%s', (sentence, key, files) => {
  expect(read(sentence)).toEqual({ kind: 'attachments', action: 'add', key, ...(files && { files }) });
});

it('takes the issue of the page, or the one spoken of', () => {
  const add = { kind: 'attachments', action: 'add' };
  expect(read('attach this here', onPage)).toEqual({ ...add, key: 'PAY-7' });
  expect(read('attach it', { lastIssues: ['PAY-3'] })).toEqual({ ...add, key: 'PAY-3' });
  expect(read('attach this to it', { lastIssues: ['PAY-3'] })).toEqual({ ...add, key: 'PAY-3' });
});

it.each([
  ['what is attached to PAY-12?', 'PAY-12'],
  ["what's attached to PAY-12", 'PAY-12'],
  ['show the attachments of PAY-3', 'PAY-3'],
  ['Show me the attachments on the first one', 'PAY-1'],
  ['list attachments in PAY-3 please', 'PAY-3'],
  ['which attachments does PAY-3 have?', 'PAY-3'],
  ['does PAY-3 have any attachments?', 'PAY-3'],
  ['are there any attachments on PAY-3?', 'PAY-3'],
  ['which files are attached to PAY-3?', 'PAY-3'],
])('%s', (sentence, key) => {
  expect(read(sentence)).toEqual({ kind: 'attachments', action: 'list', key });
});

it('lists those of the issue of the page', () => {
  expect(read('show the attachments', onPage)).toEqual({ kind: 'attachments', action: 'list', key: 'PAY-7' });
});

it.each([
  ['delete the attachment error.log from PAY-3', 'error.log'],
  ['remove error.log from PAY-3', 'error.log'],
  ['delete the attachment "naïve results" of PAY-3', 'naïve results'],
  ['delete the file screenshot-77.png on PAY-3, please', 'screenshot-77.png'],
  ['delete the attachment 10012 from PAY-3', '10012'],
])('%s', (sentence, name) => {
  expect(read(sentence)).toEqual({ kind: 'attachments', action: 'delete', key: 'PAY-3', name });
});

it.each([
  ['what does error.log on PAY-3 say?', 'error.log'],
  ['what does the attachment error.log of PAY-3 say?', 'error.log'],
  ["what's in error.log on PAY-3?", 'error.log'],
  ['read error.log from PAY-3', 'error.log'],
  ['show me screenshot-77.png on PAY-3', 'screenshot-77.png'],
  ['open the attachment "naïve results.txt" of PAY-3', 'naïve results.txt'],
])('%s', (sentence, name) => {
  expect(read(sentence)).toEqual({ kind: 'attachments', action: 'read', key: 'PAY-3', name });
});

it.each([
  'delete PAY-3',
  'delete my comment on PAY-3',
  'remove the label backend from PAY-3',
  'add the label backend to PAY-3',
  'add this to PAY-3',
  'add a comment to PAY-3: see error.log',
  'comment on PAY-3: what is attached to PAY-4?',
  'create a bug: The attachments are lost',
  'show PAY-3',
  'what is PAY-3 about?',
  'show me the comments on PAY-3',
  'what does PAY-3 say?',
  'read the description of PAY-3',
  'find issues with attachments',
  'attach the label x to PAY-3 and close it',
])('%s is about something else', (sentence) => {
  expect(read(sentence).kind).not.toBe('attachments');
});

it('says what is missing', () => {
  expect(JSON.stringify(read('attach this', {}))).toContain('which issue you mean');
  expect(JSON.stringify(read('show the attachments', {}))).toContain('which issue you mean');
  expect(JSON.stringify(read('delete the attachment from PAY-3'))).toContain('which one you mean');
  expect(JSON.stringify(read('what does error.log say?', {}))).toContain('which issue you mean');
});

it.each([
  ['create a bug with this screenshot: The export is empty', 'The export is empty'],
  ['create a bug: The export is empty, and attach this screenshot', 'The export is empty'],
  ['create a bug "The export is empty" and attach it', 'The export is empty'],
])('%s', (sentence, summary) => {
  expect(read(sentence)).toEqual({ kind: 'create', type: 'Bug', summary, withFiles: true });
});

it('does not create without a summary, with or without files', () => {
  expect(JSON.stringify(read('create a bug with this screenshot'))).toContain('what its summary should be');
});
