import type { Pool, PoolBody } from '../api/types';

/** One number a line: the number, then if wanted its most calls a day, its most calls at once, and off. */
export const poolText = (pool: Pool | null): string =>
  (pool?.numbers ?? [])
    .map((n) => {
      const cells = [n.number, n.dailyCap?.toString() ?? '', n.callsAtOnce?.toString() ?? '', n.state === 'off' ? 'off' : ''];
      while (cells.at(-1) === '') {
        cells.pop();
      }
      return cells.join(', ');
    })
    .join('\n');

export function readPool(name: string, text: string): PoolBody {
  const lines = text.split('\n').map((l) => l.trim()).filter(Boolean);
  return { name, numbers: lines.map(readLine) };
}

function readLine(line: string) {
  const cells = line.split(/[,;\t]/).map((c) => c.trim());
  const off = cells.slice(1).some((c) => c.toLowerCase() === 'off');
  const [number = '', dailyCap = '', callsAtOnce = ''] = cells.filter((c, i) => i === 0 || c.toLowerCase() !== 'off');
  return { number, dailyCap: whole(dailyCap), callsAtOnce: whole(callsAtOnce), state: off ? 'off' : 'on' };
}

// What is no number is sent as 0, which the host refuses by its line.
const whole = (text: string): number | null => (text === '' ? null : /^\d+$/.test(text) ? Number(text) : 0);
