import type { Campaign } from '../api/types';

type Hours = NonNullable<Campaign['settings']['hours']>;

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** One line a window: `monday-friday 09:00-18:00`. */
export const hoursText = (hours: Hours | null | undefined) =>
  (hours?.windows ?? []).map((w) => `${daysText(w.days ?? [])} ${w.from}-${w.to}`).join('\n');

/** The reverse; what cannot be read goes to the host as it is, which says what is wrong with it. */
export function readHours(text: string, zone: string): Hours {
  const windows = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [named = '', times = ''] = line.split(/\s+/);
      const [from = '', to = ''] = times.split('-');
      return { days: named.split(',').flatMap(range), from, to };
    });
  return { zone, windows };
}

function daysText(named: string[]): string {
  const places = named.map((d) => days.indexOf(d)).sort((a, b) => a - b);
  const inRow = places.length > 2 && places.every((p, at) => at === 0 || p === places[at - 1]! + 1);
  return inRow ? `${days[places[0]!]}-${days[places.at(-1)!]}` : places.map((p) => days[p]).join(',');
}

function range(text: string): string[] {
  const [first = '', last] = text.toLowerCase().split('-');
  const from = days.findIndex((d) => d.startsWith(first));
  const to = last === undefined ? from : days.findIndex((d) => d.startsWith(last));
  return first.length < 2 || from < 0 || to < from ? [text] : days.slice(from, to + 1);
}
