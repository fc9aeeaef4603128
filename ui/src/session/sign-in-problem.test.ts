import { expect, it } from 'vitest';
import { signInProblemOf, withoutProblem } from './sign-in-problem.ts';

it('knows the problem by its code', () => {
  expect(signInProblemOf('?problem=oauth.denied')).toMatchObject({
    title: 'Atlassian did not give Sidelight access.',
    remedy: 'sign-in',
  });
});

it.each(['', '?problem=', '?problem=Call+0800+evil', '?problem=toString', '?other=oauth.denied'])(
  'shows nothing that somebody wrote into the address: %s',
  (search) => {
    expect(signInProblemOf(search)).toBeUndefined();
  },
);

it('takes only the problem out of the address', () => {
  expect(withoutProblem('http://localhost:8000/dashboard/token?problem=oauth.denied&a=1#b')).toBe(
    '/dashboard/token?a=1#b',
  );
});
