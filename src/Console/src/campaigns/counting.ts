import type { Counts } from '../api/types';

const waitingStates = ['pending', 'scheduled', 'retry_scheduled', 'callback_scheduled'];

export const inState = (counts: Counts, state: string) => counts.byState[state] ?? 0;

export const waiting = (counts: Counts) => waitingStates.reduce((sum, s) => sum + inState(counts, s), 0);

export const inFlight = (counts: Counts) => inState(counts, 'leased');

export const finished = (counts: Counts) => counts.total - waiting(counts) - inFlight(counts);

export const share = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);

/** Dispositions by size; what does not fit is summed up, so that the parts always make the whole. */
export function topDispositions(counts: Counts, most: number): [code: string, count: number][] {
  const sorted = Object.entries(counts.byDisposition).sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  if (sorted.length <= most) {
    return sorted;
  }
  const rest = sorted.slice(most - 1).reduce((sum, [, n]) => sum + n, 0);
  return [...sorted.slice(0, most - 1), ['others', rest]];
}
