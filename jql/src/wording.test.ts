import { expect, it } from 'vitest';
import { jiraSyntaxMessage } from './fault-message.ts';
import { parse } from './parse.ts';

const operators =
  "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";

/** What Jira itself answers, as its own tests of its parser and answers quoted in public issue trackers have it. */
it.each([
  ['a', `Expecting operator before the end of the query. ${operators}`],
  ['a blah >', `Expecting operator but got 'blah'. ${operators} (line 1, character 3)`],
  ['a =a and j not is empty', "Expecting 'IN' but got 'is'. (line 1, character 16)"],
  ['a =a and j is ! empty', "Expecting 'NOT' but got '!'. (line 1, character 15)"],
  ['a not was "Open"', "Expecting 'IN' but got 'was'. (line 1, character 7)"],
  ['a =b order', "Expecting 'by' before the end of the query."],
  ['a =b order summary', "Expecting 'by' but got 'summary'. (line 1, character 12)"],
  ['a =b order by', 'Expecting a field name at the end of the query.'],
  [
    'a =b order by asc',
    "Expecting a field name but got 'asc'. You must surround 'asc' in quotation marks to use it as a field name. (line 1, character 15)",
  ],
  ['a =b order by ajsks blah', "Expecting either 'ASC' or 'DESC' but got 'blah'. (line 1, character 21)"],
  ['order by a desc d', "Expecting ',' but got 'd'. (line 1, character 17)"],
  ["'' = c", 'A field name cannot be empty. (line 1, character 1)'],
  ['cf', "Expecting '[' before the end of the query."],
  ['a = b and not (cf = 6)', "Expecting '[' but got '='. (line 1, character 19)"],
  ['cf[', 'Expecting a custom field id (a positive number) before the end of the query.'],
  ['cf[ = 9', "Expecting a custom field id (a positive number) but got '='. (line 1, character 5)"],
  [
    'cf[29829k] = 1',
    "Expecting a custom field id (a positive number) but got '29829k'. (line 1, character 4)",
  ],
  ['cf[29829 = world', "Expecting ']' but got '='. (line 1, character 10)"],
  ['cf[29829', "Expecting ']' before the end of the query."],
  ['a = func(', "Expecting ')' before the end of the query."],
  ['a = func(, and not (a = x)', "Expecting ')' but got ','. (line 1, character 10)"],
  ['b=func(bad', "Expecting ')' before the end of the query."],
  ['bas=func(bad,)', 'Function argument must be specified. (line 1, character 14)'],
  ['bas=func(bad,', 'Expecting a function argument at the end of the query.'],
  [
    'k = func(!',
    "Expecting a function argument but got '!'. You must surround '!' in quotation marks to use it as an argument. (line 1, character 10)",
  ],
  ['k = func(abc, jk!)', "Expecting ')' or ',' but got '!'. (line 1, character 17)"],
  ['(a=b and c = d', "Expecting ')' before the end of the query."],
  ['abc IN ((foo) abc = a', "Expecting ')' but got 'abc'. (line 1, character 15)"],
  ['a=', 'Expecting either a value, list or function before the end of the query.'],
  [
    'a=!',
    "Expecting either a value, list or function but got '!'. You must surround '!' in quotation marks to use it as a value. (line 1, character 3)",
  ],
  [
    'project = OR',
    "Expecting either a value, list or function but got 'OR'. You must surround 'OR' in quotation marks to use it as a value. (line 1, character 11)",
  ],
  ['a=b c=d', "Expecting either 'OR' or 'AND' but got 'c'. (line 1, character 5)"],
  ['a=b !c=d', "Expecting either 'OR' or 'AND' but got '!'. (line 1, character 5)"],
  [
    ', a = b',
    "Expecting a field name but got ','. You must surround ',' in quotation marks to use it as a field name. (line 1, character 1)",
  ],
  ['[brenden] = a', "Expecting a field name but got '['. Did you mean 'cf['? (line 1, character 1)"],
  ['a = b and', 'Expecting a field name at the end of the query.'],
  ['a was', 'Expecting either a value, list or function before the end of the query.'],
  ["comment ~ 'test", "The quoted string 'test' has not been completed. (line 1, character 11)"],
  ["comment ~ '", 'The quoted string has not been completed. (line 1, character 11)'],
  [
    'minewww = qwwr}',
    "The character '}' is a reserved JQL character. You must enclose it in a string or use the escape '\\u007d' instead. (line 1, character 15)",
  ],
  [
    'mqwwr="\u007f this is broken"',
    "The character 'U+007F' on line 1 at position 8 must be escaped. Use the escape '\\u007f' instead. (line 1, character 8)",
  ],
  [
    'project = SET',
    "'SET' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 11)",
  ],
])('%s', (text, message) => {
  const parsed = parse(text);
  expect(parsed.ok ? [] : parsed.errors.map((fault) => jiraSyntaxMessage(text, fault))).toEqual([
    `Error in the JQL Query: ${message}`,
  ]);
});
