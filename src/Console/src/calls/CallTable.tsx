import { Button, Center, Table, Text } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { useCalls, useCarriers, type CallsFilter } from '../api/queries';
import type { Call } from '../api/types';
import { Age } from '../shared/Age';
import { attemptColours, outcomeColours } from '../shared/colours';
import { formatCost, formatDuration, formatMoment, secondsBetween, words } from '../shared/format';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';
import { StateBadge } from '../shared/StateBadge';
import { Empty } from '../shared/States';
import { useNow } from '../shared/useNow';

export function CallTable({ filter }: { filter: CallsFilter }) {
  const calls = useCalls(filter);
  const carriers = useCarriers();
  const wayOf = ({ way }: Call) => (way ? `${carriers.data?.items.find((c) => c.id === way.carrier)?.name ?? way.carrier} / ${way.trunk}` : '');
  const now = useNow();
  return (
    <Panel title="Newest first" aside={<Age at={calls.dataUpdatedAt} />} pad={false}>
      <QueryView query={calls} label="calls">
        {({ pages }) => {
          const rows = pages.flatMap((p) => p.items);
          return rows.length === 0 ? (
            <Empty title="No calls">Nothing matches, or nothing was dialled yet.</Empty>
          ) : (
            <>
              <Table className="cx-rows" verticalSpacing={6} horizontalSpacing="md" highlightOnHover fz="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Started</Table.Th>
                    <Table.Th>Number</Table.Th>
                    <Table.Th>Name</Table.Th>
                    <Table.Th ta="right">Attempt</Table.Th>
                    <Table.Th>State</Table.Th>
                    <Table.Th>Outcome</Table.Th>
                    <Table.Th ta="right">Spoken</Table.Th>
                    <Table.Th>Way</Table.Th>
                    <Table.Th ta="right">Cost</Table.Th>
                    <Table.Th ta="right">Slot</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((call) => (
                    <Row key={call.attempt} call={call} way={wayOf(call)} now={now} />
                  ))}
                </Table.Tbody>
              </Table>
              {calls.hasNextPage && (
                <Center p="sm">
                  <Button size="xs" variant="default" loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
                    Older calls
                  </Button>
                </Center>
              )}
            </>
          );
        }}
      </QueryView>
    </Panel>
  );
}

function Row({ call, way, now }: { call: Call; way: string; now: number }) {
  const navigate = useNavigate();
  const to = `/calls/${call.attempt}`;
  return (
    <Table.Tr data-link onClick={() => void navigate(to)}>
      <Table.Td c="dimmed">{formatMoment(call.startedAt, now)}</Table.Td>
      <Table.Td>
        <Link to={to} style={{ color: 'inherit', textDecoration: 'none' }} onClick={(e) => e.stopPropagation()}>
          {call.number}
        </Link>
      </Table.Td>
      <Table.Td>{call.name}</Table.Td>
      <Table.Td ta="right">{call.attemptNumber}</Table.Td>
      <Table.Td>
        {call.outcome ? <StateBadge code={call.outcome} colours={outcomeColours} /> : <StateBadge code={call.state} colours={attemptColours} />}
      </Table.Td>
      <Table.Td>{call.disposition ? words(call.disposition) : <Text span c="dimmed" size="sm">—</Text>}</Table.Td>
      <Table.Td ta="right">{call.answeredAt ? formatDuration(secondsBetween(call.answeredAt, call.endedAt ?? now)) : ''}</Table.Td>
      <Table.Td>{way}</Table.Td>
      <Table.Td ta="right">{call.way?.cost != null ? formatCost(call.way.cost) : ''}</Table.Td>
      <Table.Td ta="right" c="dimmed">
        {call.slot === null ? '' : call.slot + 1}
      </Table.Td>
    </Table.Tr>
  );
}
