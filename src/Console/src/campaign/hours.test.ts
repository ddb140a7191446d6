import { describe, expect, it } from 'vitest';
import { hoursText, readHours } from './hours';

describe('hours', () => {
  it('come back as they were written', () => {
    const text = 'monday-friday 09:00-18:00\nsaturday 10:00-12:00';
    expect(hoursText(readHours(text, 'Europe/Berlin'))).toBe(text);
  });

  it('take short names, lists and ranges', () => {
    expect(readHours('mon-wed,fri 09:00-12:00', 'UTC').windows[0]!.days).toEqual(['monday', 'tuesday', 'wednesday', 'friday']);
  });

  it('leave to the host what they cannot read', () => {
    expect(readHours('funday 9-10', 'UTC').windows[0]).toEqual({ days: ['funday'], from: '9', to: '10' });
  });

  it('are none for an empty text', () => {
    expect(readHours(' \n', 'UTC').windows).toEqual([]);
  });
});
