import { Group, Progress, Stack, Text } from '@mantine/core';
import type { Counts } from '../api/types';
import { share, topDispositions } from '../campaigns/counting';
import { formatCount, words } from '../shared/format';
import { Panel } from '../shared/Screen';

const most = 6;

export function OutcomeBars({ counts }: { counts: Counts }) {
  const top = topDispositions(counts, most);
  const largest = Math.max(1, ...top.map(([, n]) => n));
  return (
    <Panel title="Outcomes">
      {top.length === 0 ? (
        <Text size="sm" c="dimmed">
          No call has ended yet.
        </Text>
      ) : (
        <Stack gap={6}>
          {top.map(([code, n]) => (
            <Group key={code} gap="xs" wrap="nowrap">
              <Text size="xs" w={96} className="cx-cut" title={words(code)}>
                {words(code)}
              </Text>
              <Progress value={share(n, largest)} flex={1} size={8} aria-label={words(code)} />
              <Text size="xs" w={36} ta="right" fw={600}>
                {formatCount(n)}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </Panel>
  );
}
