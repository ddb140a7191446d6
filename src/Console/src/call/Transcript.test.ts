import { expect, it } from 'vitest';
import type { TranscriptLine } from '../api/types';
import { lineAt } from './Transcript';

const line = (start: number, end: number): TranscriptLine => ({ speaker: 'bot', start, end, text: '', interrupted: false });
const lines = [line(0.5, 2), line(3, 5), line(4.5, 6)];

it.each([
  [0, -1],
  [0.5, 0],
  [2.2, 0],
  [2.6, -1],
  [4.6, 2],
  [9, -1],
])('at %d s line %d is spoken', (seconds, index) => expect(lineAt(lines, seconds)).toBe(index));
