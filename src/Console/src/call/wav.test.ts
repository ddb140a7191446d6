import { expect, it } from 'vitest';
import { peaksOf } from './wav';

function wav(samples: number[], channels: number, promised?: number): ArrayBuffer {
  const bytes = new ArrayBuffer(44 + samples.length * 2);
  const view = new DataView(bytes);
  const text = (at: number, s: string) => [...s].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  text(0, 'RIFF');
  text(8, 'WAVE');
  text(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, 8_000, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, promised ?? samples.length * 2, true);
  samples.forEach((s, i) => view.setInt16(44 + 2 * i, s, true));
  return bytes;
}

it('keeps the two sides of a call apart', () => {
  const peaks = peaksOf(wav([16_384, 0, -100, 0, 0, 0, 0, -32_768], 2), 2)!;
  expect([...peaks.channels[0]!]).toEqual([0.5, 0]);
  expect([...peaks.channels[1]!]).toEqual([0, 1]);
  expect(peaks.seconds).toBe(4 / 8_000);
});

it('reads a recording whose header promises more than there is', () => {
  expect(peaksOf(wav([1_000, 2_000], 1, 0xffff_ffff), 1)!.seconds).toBe(2 / 8_000);
});

it('takes nothing else for a recording', () => {
  expect(peaksOf(new ArrayBuffer(100), 4)).toBeNull();
  expect(peaksOf(new ArrayBuffer(3), 4)).toBeNull();
});
