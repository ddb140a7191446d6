import { Group, Text } from '@mantine/core';
import { useLive } from '../api/live';
import { formatAge, formatCount } from '../shared/format';
import { useNow } from '../shared/useNow';

const staleAfterMs = 5_000;

/** Whether the numbers move, and how busy the host is. */
export function LiveIndicator() {
  const { connection, snapshot, receivedAt } = useLive();
  const age = useNow() - receivedAt;
  const lost = connection === 'lost' || (snapshot !== null && age > staleAfterMs);
  const [colour, text] = lost
    ? ['var(--mantine-color-orange-6)', snapshot ? `Stale: ${formatAge(age)} old` : 'No connection']
    : snapshot
      ? ['var(--mantine-color-teal-6)', 'Live']
      : ['var(--mantine-color-gray-5)', 'Connecting'];
  const slots = snapshot?.hosts.flatMap((h) => h.slots) ?? [];
  const dead = snapshot?.outbox.dead ?? 0;
  return (
    <Group gap="md">
      {slots.length > 0 && (
        <Text size="xs" c="dimmed">
          Slots in use{' '}
          <Text span fw={600} size="xs">
            {slots.filter((s) => !s.free).length} / {slots.length}
          </Text>
        </Text>
      )}
      {snapshot && (
        <Text size="xs" c={dead > 0 ? 'red' : 'dimmed'} title={`${formatCount(snapshot.outbox.delivered)} delivered, ${dead} given up`}>
          Webhooks waiting{' '}
          <Text span fw={600} size="xs">
            {formatCount(snapshot.outbox.waiting)}
          </Text>
          {dead > 0 && `, ${dead} failed`}
        </Text>
      )}
      <Group gap={6} role="status" aria-label={`Connection: ${text}`}>
        <span style={{ width: 8, height: 8, borderRadius: 4, background: colour }} />
        <Text size="xs">{text}</Text>
      </Group>
    </Group>
  );
}
