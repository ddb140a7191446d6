import { expect, it } from 'vitest';
import { finished, share, topDispositions, waiting } from './counting';

const counts = {
  total: 20,
  byState: { pending: 5, retry_scheduled: 2, callback_scheduled: 1, leased: 3, completed: 6, failed: 3 },
  byDisposition: { agreed: 4, busy: 2, declined: 1, no_answer: 2 },
  nextDue: null,
};

it('waiting and finished contacts leave out the ones in a call', () => {
  expect(waiting(counts)).toBe(8);
  expect(finished(counts)).toBe(9);
});

it('a campaign without contacts has no share of anything', () => expect(share(0, 0)).toBe(0));

it('dispositions that do not fit are summed up', () => {
  expect(topDispositions(counts, 3)).toEqual([
    ['agreed', 4],
    ['busy', 2],
    ['others', 3],
  ]);
  expect(topDispositions(counts, 4)).toHaveLength(4);
});
