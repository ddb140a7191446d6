import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, type MouseEvent } from 'react';
import type { Peaks } from './wav';

const height = 96;
const quietest = 0.1;
const colours = { played: ['#15aabf', '#7048e8'], ahead: { light: ['#a5d8e0', '#cfc3f5'], dark: ['#2a5560', '#43397a'] } };

/** Caller above, bot below; a click plays from there. */
export function Waveform({ peaks, position, onSeek }: { peaks: Peaks; position: number; onSeek: (seconds: number) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const target = canvas.current!;
    const scale = window.devicePixelRatio;
    const width = target.clientWidth;
    target.width = width * scale;
    target.height = height * scale;
    const pen = target.getContext('2d')!;
    pen.scale(scale, scale);
    const lane = height / peaks.channels.length;
    // A quiet line should be seen too; noise alone should not look like speech.
    const loudest = Math.max(quietest, ...peaks.channels.map((c) => c.reduce((a, b) => Math.max(a, b), 0)));
    peaks.channels.forEach((levels, channel) => {
      const step = width / levels.length;
      const middle = lane * (channel + 0.5);
      levels.forEach((level, i) => {
        const played = (i / levels.length) * peaks.seconds < position;
        pen.fillStyle = (played ? colours.played : colours.ahead[scheme])[channel % 2]!;
        const h = Math.max(1, (level / loudest) * (lane - 6));
        pen.fillRect(i * step, middle - h / 2, Math.max(1, step - 1), h);
      });
    });
  }, [peaks, position, scheme]);
  const seek = (e: MouseEvent<HTMLCanvasElement>) => {
    const box = e.currentTarget.getBoundingClientRect();
    onSeek(((e.clientX - box.left) / box.width) * peaks.seconds);
  };
  return <canvas ref={canvas} style={{ width: '100%', height, cursor: 'pointer', display: 'block' }} onClick={seek} role="img" aria-label="Waveform: caller above, bot below" />;
}
