import { Badge, Stack, Text, UnstyledButton } from '@mantine/core';
import type { TranscriptLine } from '../api/types';
import { formatDuration } from '../shared/format';

/** The line that is being said at a moment: the last one that has begun and, with a little grace, not ended. */
export function lineAt(lines: TranscriptLine[], seconds: number): number {
  const grace = 0.3;
  for (let i = lines.length - 1; i >= 0; i--) {
    if (lines[i]!.start <= seconds) {
      return seconds <= lines[i]!.end + grace ? i : -1;
    }
  }
  return -1;
}

export function Transcript({ lines, position, onSeek }: { lines: TranscriptLine[]; position: number; onSeek?: (seconds: number) => void }) {
  const now = onSeek ? lineAt(lines, position) : -1;
  return (
    <Stack gap={2} component="ol" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Transcript">
      {lines.map((line, i) => (
        <li key={`${line.start}-${line.speaker}`}>
          <UnstyledButton className="cx-line" data-now={i === now || undefined} disabled={!onSeek} onClick={() => onSeek?.(line.start)} aria-current={i === now || undefined}>
            <Text size="xs" c="dimmed" ff="monospace" pt={1}>
              {formatDuration(line.start)}
            </Text>
            <Text size="xs" fw={700} pt={1} c={line.speaker === 'bot' ? 'violet' : 'cyan'}>
              {line.speaker === 'bot' ? 'Bot' : 'Caller'}
            </Text>
            <Text size="sm">
              {line.text}{' '}
              {line.interrupted && (
                <Badge size="xs" color="orange" variant="light" tt="none">
                  interrupted
                </Badge>
              )}
            </Text>
          </UnstyledButton>
        </li>
      ))}
    </Stack>
  );
}
