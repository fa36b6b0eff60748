import { expect, test } from 'vitest';
import { splitLinks } from '../../src/web/talk/split-links.ts';

test.each([
  ['no link', []],
  ['see http://a.example', ['http://a.example/']],
  ['HTTPS://A.example/B?c=d#e', ['https://a.example/B?c=d#e']],
  ['(https://a.example/x_(y)).', ['https://a.example/x_(y)']],
  ['(https://a.example/x)', ['https://a.example/x']],
  ['https://a.example, https://b.example!', ['https://a.example/', 'https://b.example/']],
  ['javascript:alert(1)', []],
  ['data:text/html,<b>', []],
  ['xhttps://a.example', []],
  ['javascript://https://a.example', ['https://a.example/']],
  ['https://bank.example@evil.example/', []],
  ['https://', []],
  ['https://a.example"><b>', ['https://a.example/']],
])('in %j the links are %j, and no text is lost', (text, links) => {
  const parts = splitLinks(text);
  expect(parts.flatMap(({ href }) => href ?? [])).toEqual(links);
  expect(parts.map((part) => part.text).join('')).toBe(text);
});
