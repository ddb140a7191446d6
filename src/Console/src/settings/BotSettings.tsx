import { Code, Modal, ScrollArea, Table, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useBot, useBots } from '../api/queries';
import { Age } from '../shared/Age';
import { formatMoment } from '../shared/format';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';
import { Empty } from '../shared/States';

export function BotSettings() {
  const bots = useBots();
  const [shown, show] = useState<string | null>(null);
  const bot = useBot(shown);
  return (
    <Panel title="Bots" aside={<Age at={bots.dataUpdatedAt} staleAfterMs={Infinity} />} pad={false}>
      <QueryView query={bots} label="bots">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No bot is published">Bots are published with POST /v1/bots; the interface is described at /docs.</Empty>
          ) : (
            <Table fz="sm" horizontalSpacing="md" highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Name</Table.Th>
                  <Table.Th ta="right">Version</Table.Th>
                  <Table.Th>Published</Table.Th>
                  <Table.Th>Id</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((b) => (
                  <Table.Tr key={b.id}>
                    <Table.Td>
                      <UnstyledButton fz="sm" fw={600} onClick={() => show(b.id)}>
                        {b.name}
                      </UnstyledButton>
                    </Table.Td>
                    <Table.Td ta="right">{b.version}</Table.Td>
                    <Table.Td>{formatMoment(b.publishedAt)}</Table.Td>
                    <Table.Td ff="monospace" fz="xs" c="dimmed">
                      {b.id}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </QueryView>
      <Modal opened={shown !== null} onClose={() => show(null)} title={bot.data ? `${bot.data.name}, version ${bot.data.version}` : 'Bot'} size="xl">
        <QueryView query={bot} label="the bot">
          {(data) => (
            <ScrollArea.Autosize mah="70vh">
              <Code block>{JSON.stringify(data.definition, null, 2)}</Code>
            </ScrollArea.Autosize>
          )}
        </QueryView>
      </Modal>
    </Panel>
  );
}
