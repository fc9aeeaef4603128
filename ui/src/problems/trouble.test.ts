import { errorCodes, errorRegistry, type Problem } from '@sidelight/contract';
import { describe, expect, it } from 'vitest';
import { NoAnswerError } from '../api/no-answer-error.ts';
import { ProblemError } from '../api/problem-error.ts';
import { remedyFor, troubleOf } from './trouble.ts';

const problem: Problem = {
  type: '/docs/errors#jira.rate-limited',
  code: 'jira.rate-limited',
  status: 429,
  title: errorRegistry['jira.rate-limited'].title,
  advice: errorRegistry['jira.rate-limited'].advice,
  detail: 'The hourly quota is used up.',
  errors: [{ path: 'fields.dueDate', message: 'lies in the past' }],
  retryAfterSeconds: 11.2,
  requestId: 'req-1',
};

describe('troubleOf', () => {
  it('tells all that a problem document says', () => {
    expect(troubleOf(new ProblemError(problem))).toEqual({
      title: 'Jira asks to slow down.',
      detail: 'The hourly quota is used up.\nfields.dueDate: lies in the past',
      advice: 'Wait until the time given, then try again. (in 12 seconds)',
      remedy: 'retry',
      requestId: 'req-1',
      code: 'jira.rate-limited',
    });
  });

  it.each([
    [1, '1 second'],
    [90, '90 seconds'],
    [300, '5 minutes'],
    [40_000, '12 hours'],
  ])('says a wait of %i seconds as %s', (retryAfterSeconds, words) => {
    expect(troubleOf(new ProblemError({ ...problem, retryAfterSeconds })).advice).toContain(`(in ${words})`);
  });

  it('finds the problem document in the error of a stream', () => {
    const { requestId: _, ...inStream } = problem;
    expect(troubleOf(new Error(JSON.stringify(inStream)))).toMatchObject({
      code: 'jira.rate-limited',
      requestId: undefined,
    });
  });

  it.each(['unreachable', 'too-slow', 'unintelligible'] as const)(
    'has words for a server that is %s',
    (reason) => {
      const trouble = troubleOf(new NoAnswerError(reason));
      expect(trouble.remedy).toBe('retry');
      expect(trouble.title).toContain('server');
    },
  );

  it('never shows what an unknown error says of the inside', () => {
    const trouble = troubleOf(new Error('ECONNRESET at secret-host:5432'));
    expect(JSON.stringify(trouble)).not.toContain('secret-host');
  });
});

describe('remedyFor', () => {
  it('leads back in whoever is not signed in any more', () => {
    for (const code of errorCodes)
      if (errorRegistry[code].status === 401 && code !== 'session.access-key-wrong')
        expect([code, remedyFor(code)]).toEqual([code, 'sign-in']);
  });

  it('does not offer to repeat what can only fail again', () => {
    expect(remedyFor('jql.invalid')).toBe('none');
    expect(remedyFor('jira.forbidden')).toBe('none');
    expect(remedyFor('assistant.approval-spent')).toBe('none');
  });
});
