import { Group, Text } from '@mantine/core';
import type { Counts } from '../api/types';
import { formatCount, words } from '../shared/format';
import { topDispositions } from './counting';

export function Outcomes({ counts, most }: { counts: Counts; most: number }) {
  const top = topDispositions(counts, most);
  if (top.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        none yet
      </Text>
    );
  }
  return (
    <Group gap="sm">
      {top.map(([code, count]) => (
        <Text key={code} size="xs" c="dimmed">
          {words(code)}{' '}
          <Text span size="xs" fw={600} c="var(--mantine-color-text)">
            {formatCount(count)}
          </Text>
        </Text>
      ))}
    </Group>
  );
}
