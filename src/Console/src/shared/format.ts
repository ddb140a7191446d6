const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });
const number = new Intl.NumberFormat('en-US');

export const formatCount = (n: number) => number.format(n);

export const formatClock = (iso: string) => clock.format(new Date(iso));

/** Clock time today, otherwise with the day. */
export function formatMoment(iso: string, now = Date.now()): string {
  const date = new Date(iso);
  return new Date(now).toDateString() === date.toDateString() ? clock.format(date) : day.format(date);
}

/** m:ss, and h:mm:ss from one hour on. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How long ago: 0 s, 59 s, 5 min, 3 h, 2 d. */
export function formatAge(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

export const secondsBetween = (from: string, to: string | number) => (new Date(to).getTime() - new Date(from).getTime()) / 1000;

/** no_answer -> No answer, amd_machine -> AMD machine */
export function words(code: string): string {
  const text = code.replaceAll('_', ' ').replace(/^amd /, 'AMD ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a call cost, to a hundredth of a cent, so that a column of them lines up. */
export const formatCost = (amount: number) => amount.toLocaleString('en-US', { minimumFractionDigits: 4, maximumFractionDigits: 4, useGrouping: false });

/** A price or a cost, in the installation's currency: at least two decimals, at most six. */
export const formatPrice = (amount: number) => amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6, useGrouping: false });
