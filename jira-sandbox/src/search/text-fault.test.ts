import { expect, it } from 'vitest';
import { textFault } from './text-fault.ts';

it.each([
  ['payment', null],
  ['"payment screen"~3 AND (login OR -crash*)', null],
  ['+detector -calibration', null],
  ['NOT detector', null],
  ['psana:detector', null],
  ['lcls-ii C++', null],
  ['a \\( b', null],
  ['"AND"', null],
  ['*x', 'wildcard'],
  ['?', 'wildcard'],
  ['payment *x', 'wildcard'],
  ['payment AND (-?x)', 'wildcard'],
  ['AND', 'unreadable'],
  ['BAD +', 'unreadable'],
  ['a AND', 'unreadable'],
  ['OR a', 'unreadable'],
  ['a AND OR b', 'unreadable'],
  ['(a', 'unreadable'],
  ['a)', 'unreadable'],
  ['session_start(): failed', 'unreadable'],
  ['say "x', 'unreadable'],
  ['ru [20002', 'unreadable'],
  [`${'('.repeat(200)}a${')'.repeat(200)}`, null],
  [`${'('.repeat(201)}a${')'.repeat(201)}`, 'unreadable'],
])('%s', (text, fault) => {
  expect(textFault(text)).toBe(fault);
});
