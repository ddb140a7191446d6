import { Button, Group, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRemoveCarrier, useSaveCarrier } from '../api/queries';
import type { Carrier, CarrierHealth } from '../api/types';
import { formatClock } from '../shared/format';
import { RemoveButton } from '../shared/RemoveButton';
import { StateBadge } from '../shared/StateBadge';
import { TrunkTable } from './TrunkTable';
import { withState } from './trunks';

/** A carrier and, below it, its trunks as they stand. */
export function CarrierRows({ carrier: c, health, onEdit }: { carrier: Carrier; health: CarrierHealth | undefined; onEdit: () => void }) {
  const save = useSaveCarrier();
  const remove = useRemoveCarrier();
  const failed = (title: string) => ({ onError: (e: Error) => notifications.show({ color: 'red', title, message: e.message }) });
  const other = c.state === 'paused' ? 'active' : 'paused';
  return (
    <Table.Tbody>
      <Table.Tr style={{ borderBottom: 0 }}>
        <Table.Td fw={600}>{c.name}</Table.Td>
        <Table.Td>
          <StateBadge code={c.state} colours={{ active: 'green', paused: 'yellow' }} />
        </Table.Td>
        <Table.Td>
          {health ? `${health.invitesLastSecond} of ${c.callsPerSecond}` : c.callsPerSecond}
          {c.burst > 1 && <Text span c="dimmed" size="sm">{`, burst ${c.burst}`}</Text>}
          {health?.slowedUntil && (
            <Text size="xs" c="orange">
              slowed to {health.callsPerSecondNow}, whole at {formatClock(health.slowedUntil)}
            </Text>
          )}
        </Table.Td>
        <Table.Td>
          {health ? `${health.channelsInUse} of ${health.outboundChannels}` : c.channels}
          {c.inboundChannels > 0 && <Text span c="dimmed" size="sm">{`, ${c.inboundChannels} kept for inbound`}</Text>}
        </Table.Td>
        <Table.Td>
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <Button
              size="compact-xs"
              variant="subtle"
              loading={save.isPending}
              onClick={() => save.mutate({ id: c.id, revision: c.revision, body: withState(c, other) }, failed(`Could not change ${c.name}`))}
              aria-label={`${other === 'paused' ? 'Pause' : 'Resume'} ${c.name}`}
            >
              {other === 'paused' ? 'Pause' : 'Resume'}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={onEdit} aria-label={`Change ${c.name}`}>
              Change
            </Button>
            <RemoveButton
              what={c.name}
              loading={remove.isPending}
              onRemove={() => remove.mutate({ id: c.id, revision: c.revision }, failed(`Could not remove ${c.name}`))}
            >
              A carrier that a campaign or a route uses stays. Records of calls keep its id.
            </RemoveButton>
          </Group>
        </Table.Td>
      </Table.Tr>
      <Table.Tr>
        <Table.Td colSpan={5} pt={0}>
          <TrunkTable trunks={c.trunks} health={health?.trunks ?? []} label={`Trunks of ${c.name}`} />
        </Table.Td>
      </Table.Tr>
    </Table.Tbody>
  );
}
