import { Button, Modal, Table } from '@mantine/core';
import { useState } from 'react';
import { useCarriers } from '../api/queries';
import type { Carrier } from '../api/types';
import { Age } from '../shared/Age';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';
import { Empty } from '../shared/States';
import { CarrierForm } from './CarrierForm';

export function CarrierSettings() {
  const carriers = useCarriers();
  const [editing, edit] = useState<Carrier | 'new' | null>(null);
  const add = (
    <Button size="xs" onClick={() => edit('new')}>
      Add a carrier
    </Button>
  );
  return (
    <Panel title="Carriers" aside={<Age at={carriers.dataUpdatedAt} staleAfterMs={Infinity} />} pad={false}>
      <QueryView query={carriers} label="carriers">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No carrier yet" action={add}>
              A carrier takes the calls: the address of its SIP trunk and how much it allows.
            </Empty>
          ) : (
            <>
              <Table fz="sm" horizontalSpacing="md">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Name</Table.Th>
                    <Table.Th>Next hop</Table.Th>
                    <Table.Th>User</Table.Th>
                    <Table.Th>Password</Table.Th>
                    <Table.Th ta="right">Calls a second</Table.Th>
                    <Table.Th ta="right">Channels</Table.Th>
                    <Table.Th />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((c) => (
                    <Table.Tr key={c.id}>
                      <Table.Td fw={600}>{c.name}</Table.Td>
                      <Table.Td ff="monospace">{c.uri}</Table.Td>
                      <Table.Td>{c.username ?? '—'}</Table.Td>
                      <Table.Td>{c.hasPassword ? 'set' : '—'}</Table.Td>
                      <Table.Td ta="right">{c.callsPerSecond}</Table.Td>
                      <Table.Td ta="right">{c.channels}</Table.Td>
                      <Table.Td ta="right">
                        <Button size="compact-xs" variant="subtle" onClick={() => edit(c)} aria-label={`Change ${c.name}`}>
                          Change
                        </Button>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
              <div style={{ padding: 12 }}>{add}</div>
            </>
          )
        }
      </QueryView>
      <Modal opened={editing !== null} onClose={() => edit(null)} title={editing === 'new' ? 'Add a carrier' : 'Change the carrier'} centered>
        {editing && <CarrierForm carrier={editing === 'new' ? null : editing} onSaved={() => edit(null)} />}
      </Modal>
    </Panel>
  );
}
