import { Group, Progress as Bar, Text } from '@mantine/core';
import type { Counts } from '../api/types';
import { contactColours } from '../shared/colours';
import { words } from '../shared/format';
import { finished, inState, share } from './counting';

const shown = ['completed', 'amd_machine', 'exhausted', 'abandoned', 'failed', 'unknown', 'cancelled', 'suppressed', 'leased', 'retry_scheduled', 'callback_scheduled'] as const;

/** All contacts as one bar: done states first, then what is in the air, then what waits. */
export function Progress({ counts }: { counts: Counts }) {
  const percent = Math.floor(share(finished(counts), counts.total));
  return (
    <Group gap="xs" wrap="nowrap">
      <Bar.Root size={8} flex={1} aria-label={`${percent} % of contacts finished`}>
        {shown
          .filter((s) => inState(counts, s) > 0)
          .map((s) => (
            <Bar.Section key={s} value={share(inState(counts, s), counts.total)} color={contactColours[s]} title={`${words(s)}: ${inState(counts, s)}`} />
          ))}
      </Bar.Root>
      <Text size="xs" w={36} ta="right" c="dimmed">
        {percent} %
      </Text>
    </Group>
  );
}
