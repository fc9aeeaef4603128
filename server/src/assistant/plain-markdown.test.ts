import { expect, it } from 'vitest';
import { code, link, plain } from './plain-markdown.ts';

it('keeps hostile text from becoming Markdown or HTML', () => {
  expect(plain('![x](https://e.example/p.png) <b>*hi*</b>\n# head')).toBe(
    '\\!\\[x\\](https://e.example/p.png) \\<b\\>\\*hi\\*\\</b\\> \\# head',
  );
  expect(plain('- item')).toBe('\\- item');
  expect(plain('1. item')).toBe('1\\. item');
});

it('links only to the web, and nothing in an address can end the link', () => {
  expect(link('PAY-1', 'https://s.example/browse/PAY-1')).toBe('[PAY-1](https://s.example/browse/PAY-1)');
  expect(link('a]b', 'https://s.example/a)b(c')).toBe('[a\\]b](https://s.example/a%29b%28c)');
  expect(link('x', 'javascript:alert(1)')).toBe('x');
  expect(link('x', 'nonsense')).toBe('x');
});

it('fences code with more backticks than it holds', () => {
  expect(code('a = 1')).toBe('`a = 1`');
  expect(code('a ~ "`b``c"')).toBe('``` a ~ "`b``c" ```');
});
