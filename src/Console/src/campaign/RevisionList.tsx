import { List, Table, Text } from '@mantine/core';
import { useRevisions } from '../api/queries';
import { formatMoment } from '../shared/format';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';

/** Who changed what, and when; newest first. */
export function RevisionList({ campaign }: { campaign: string }) {
  const revisions = useRevisions(campaign);
  return (
    <Panel title="Revisions" pad={false}>
      <QueryView query={revisions} label="revisions">
        {({ items }) => (
          <Table fz="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={70}>No.</Table.Th>
                <Table.Th w={150}>When</Table.Th>
                <Table.Th w={220}>Who</Table.Th>
                <Table.Th>What</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((r) => (
                <Table.Tr key={r.number}>
                  <Table.Td>{r.number}</Table.Td>
                  <Table.Td>{formatMoment(r.at)}</Table.Td>
                  <Table.Td>{r.by || 'not known'}</Table.Td>
                  <Table.Td>
                    {r.what.length === 0 ? (
                      <Text size="sm" c="dimmed">
                        As it was made
                      </Text>
                    ) : (
                      <List size="sm">
                        {r.what.map((w) => (
                          <List.Item key={w}>{w}</List.Item>
                        ))}
                      </List>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </QueryView>
    </Panel>
  );
}
