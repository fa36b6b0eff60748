import { expect, test } from 'vitest';
import { initials } from '../../src/web/call/initials.ts';

test.for([
  ['Ada', 'A'],
  ['ada king lovelace', 'AL'],
  ['élodie', 'É'],
  ['e\u0301lodie', 'E\u0301'],
  ['李 小龙', '李小'],
  ['🚀 Bob', '🚀B'],
])('%s is %s', ([name = '', expected]) => {
  expect(initials(name)).toBe(expected);
});
