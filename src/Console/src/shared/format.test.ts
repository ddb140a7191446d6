import { describe, expect, it } from 'vitest';
import { formatAge, formatDuration, words } from './format';

describe('durations', () => {
  it.each([
    [0, '0:00'],
    [59.9, '0:59'],
    [61, '1:01'],
    [3_725, '1:02:05'],
    [-3, '0:00'],
  ])('%d s is %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});

describe('ages', () => {
  it.each([
    [-500, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_600_000, '1 h'],
    [200_000_000, '2 d'],
  ])('%d ms is %s', (ms, text) => expect(formatAge(ms)).toBe(text));
});

it('codes become words', () => {
  expect(words('no_answer')).toBe('No answer');
  expect(words('amd_machine')).toBe('AMD machine');
});
