import { Button, Group, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRemovePool } from '../api/queries';
import type { NumberHealth, Pool, PoolHealth, PoolNumber } from '../api/types';
import { formatClock } from '../shared/format';
import { RemoveButton } from '../shared/RemoveButton';
import { StateBadge } from '../shared/StateBadge';

export function PoolTable({ pool, health, onEdit }: { pool: Pool; health: PoolHealth | undefined; onEdit: () => void }) {
  const remove = useRemovePool();
  return (
    <div>
      <Group px="md" pt="sm" justify="space-between">
        <Text fw={600} size="sm">
          {pool.name}
        </Text>
        <Group gap={4}>
          <Button size="compact-xs" variant="subtle" onClick={onEdit} aria-label={`Change ${pool.name}`}>
            Change
          </Button>
          <RemoveButton
            what={pool.name}
            loading={remove.isPending}
            onRemove={() =>
              remove.mutate(
                { id: pool.id, revision: pool.revision },
                { onError: (e) => notifications.show({ color: 'red', title: `Could not remove ${pool.name}`, message: e.message }) },
              )
            }
          >
            A pool that a campaign uses stays. What is known of the health of its numbers goes with it.
          </RemoveButton>
        </Group>
      </Group>
      <Table fz="sm" horizontalSpacing="md" verticalSpacing={4} aria-label={`Numbers of ${pool.name}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Number</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th ta="right">Shown today</Table.Th>
            <Table.Th ta="right">Shown now</Table.Th>
            <Table.Th ta="right">Answered of the last 50</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pool.numbers.map((n) => (
            <Row key={n.number} number={n} health={health?.numbers.find((h) => h.number === n.number)} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({ number: n, health }: { number: PoolNumber; health: NumberHealth | undefined }) {
  const usedUp = n.dailyCap !== null && health !== undefined && health.shownToday >= n.dailyCap;
  const state = n.state === 'off' ? 'off' : health?.restsUntil ? 'rests' : usedUp ? 'used up today' : 'shown';
  return (
    <Table.Tr>
      <Table.Td ff="monospace">{n.number}</Table.Td>
      <Table.Td>
        <StateBadge code={state} colours={{ shown: 'green', rests: 'orange', 'used up today': 'yellow', off: 'gray' }} />
        {health?.restsUntil && <Text span size="xs" c="dimmed">{` until ${formatClock(health.restsUntil)}`}</Text>}
      </Table.Td>
      <Table.Td ta="right">{of(health?.shownToday, n.dailyCap)}</Table.Td>
      <Table.Td ta="right">{of(health?.shownNow, n.callsAtOnce)}</Table.Td>
      <Table.Td ta="right">{health?.answeredPercent == null ? <Text span size="xs" c="dimmed">too few yet</Text> : `${health.answeredPercent} %`}</Table.Td>
    </Table.Tr>
  );
}

const of = (used: number | undefined, most: number | null) => `${used ?? '—'}${most === null ? '' : ` of ${most}`}`;
