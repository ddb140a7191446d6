import { expect, it } from 'vitest';
import { recentTexts } from './recent';

const dash = { answerRate: '–', handleTime: '–', abandoned: '–' };

it('the last minutes are shares and a time', () =>
  expect(
    recentTexts({ dialsOver: 40, answered: 12, abandoned: 1, answerRatePercent: 30, abandonRatePercent: 8.33, handleTimeSeconds: 90.5 }),
  ).toEqual({ answerRate: '30 %', handleTime: '1:30', abandoned: '8.3 %' }));

it('where there is nothing to divide by there is a dash, and not a zero', () =>
  expect(
    recentTexts({ dialsOver: 0, answered: 0, abandoned: 0, answerRatePercent: null, abandonRatePercent: null, handleTimeSeconds: null }),
  ).toEqual(dash));

it('a share of zero is a zero', () =>
  expect(
    recentTexts({ dialsOver: 4, answered: 0, abandoned: 0, answerRatePercent: 0, abandonRatePercent: null, handleTimeSeconds: null }).answerRate,
  ).toBe('0 %'));

it('a campaign that does not run has no last minutes', () => expect(recentTexts(null)).toEqual(dash));
