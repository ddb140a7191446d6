import { Button, Table } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import { useDeadLetters, useReplay } from '../api/queries';
import { Age } from '../shared/Age';
import { formatMoment } from '../shared/format';
import { QueryView } from '../shared/QueryView';
import { Panel, Screen } from '../shared/Screen';
import { Empty } from '../shared/States';

/** Results that no CRM took: why, and once more. */
export function DeadLetterScreen() {
  const letters = useDeadLetters();
  const replay = useReplay();
  const send = (ids: number[] | null) =>
    replay.mutate(ids, {
      onSuccess: ({ deadLetters }) => notifications.show({ title: `${deadLetters} are tried again`, message: 'Those that fail again come back here.' }),
      onError: (e) => notifications.show({ color: 'red', title: 'Not replayed', message: e.message }),
    });
  const some = (letters.data?.pages[0]?.items.length ?? 0) > 0;
  return (
    <Screen
      title="Dead letters"
      aside={<Age at={letters.dataUpdatedAt} />}
      actions={
        some && (
          <Button size="xs" leftSection={<IconSend size={16} />} loading={replay.isPending} onClick={() => send(null)}>
            Try all again
          </Button>
        )
      }
    >
      <Panel pad={false}>
        <QueryView query={letters} label="dead letters">
          {({ pages }) =>
            pages[0]!.items.length === 0 ? (
              <Empty title="No dead letters">Every result has reached its CRM, or is still being tried.</Empty>
            ) : (
              <Table fz="sm" horizontalSpacing="md">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Result of</Table.Th>
                    <Table.Th>To</Table.Th>
                    <Table.Th ta="right">Tries</Table.Th>
                    <Table.Th>Why not</Table.Th>
                    <Table.Th />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {pages
                    .flatMap((p) => p.items)
                    .map((d) => (
                      <Table.Tr key={d.id}>
                        <Table.Td>{formatMoment(d.createdAt)}</Table.Td>
                        <Table.Td>{d.target}</Table.Td>
                        <Table.Td ta="right">{d.tries}</Table.Td>
                        <Table.Td>{d.reason}</Table.Td>
                        <Table.Td ta="right">
                          <Button size="compact-xs" variant="default" onClick={() => send([d.id])}>
                            Try again
                          </Button>
                        </Table.Td>
                      </Table.Tr>
                    ))}
                </Table.Tbody>
              </Table>
            )
          }
        </QueryView>
        {letters.hasNextPage && (
          <Button m="md" size="xs" variant="default" loading={letters.isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>
            More
          </Button>
        )}
      </Panel>
    </Screen>
  );
}
