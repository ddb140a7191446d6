import { expect, test } from 'vitest';
import { poolText, readPool } from './pools';

test('a pool goes through its text and back', () => {
  const text = '+4930123456, 50, 2\n+4930123457\n+4930123458, , , off';
  const body = readPool('north', text);
  expect(body.numbers).toEqual([
    { number: '+4930123456', dailyCap: 50, callsAtOnce: 2, state: 'on' },
    { number: '+4930123457', dailyCap: null, callsAtOnce: null, state: 'on' },
    { number: '+4930123458', dailyCap: null, callsAtOnce: null, state: 'off' },
  ]);
  expect(poolText({ id: 'p', name: 'north', revision: 1, numbers: body.numbers!.map((n) => ({ ...n, number: n.number!, state: n.state! })) as never })).toBe(text);
});

test('off may follow the number at once, and what is no number is left to the host to refuse', () => {
  expect(readPool('n', '+491, off\n+492, many').numbers).toMatchObject([
    { number: '+491', state: 'off', dailyCap: null },
    { number: '+492', dailyCap: 0 },
  ]);
});
