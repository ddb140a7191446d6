import { Button, Modal, Table } from '@mantine/core';
import { useState } from 'react';
import { useCarrierHealth, useCarriers } from '../api/queries';
import type { Carrier } from '../api/types';
import { Age } from '../shared/Age';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';
import { Empty } from '../shared/States';
import { CarrierForm } from './CarrierForm';
import { CarrierRows } from './CarrierRows';

export function CarrierSettings() {
  const carriers = useCarriers();
  const health = useCarrierHealth();
  const [editing, edit] = useState<Carrier | 'new' | null>(null);
  const add = (
    <Button size="xs" onClick={() => edit('new')}>
      Add a carrier
    </Button>
  );
  return (
    <Panel title="Carriers" aside={<Age at={health.dataUpdatedAt} />} pad={false}>
      <QueryView query={carriers} label="carriers">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No carrier yet" action={add}>
              A carrier takes the calls: the addresses of its SIP trunks and how much it allows.
            </Empty>
          ) : (
            <>
              <Table fz="sm" horizontalSpacing="md">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Name</Table.Th>
                    <Table.Th>State</Table.Th>
                    <Table.Th>Calls a second</Table.Th>
                    <Table.Th>Channels</Table.Th>
                    <Table.Th />
                  </Table.Tr>
                </Table.Thead>
                {items.map((c) => (
                  <CarrierRows key={c.id} carrier={c} health={health.data?.items.find((h) => h.carrier === c.id)} onEdit={() => edit(c)} />
                ))}
              </Table>
              <div style={{ padding: 12 }}>{add}</div>
            </>
          )
        }
      </QueryView>
      <Modal opened={editing !== null} onClose={() => edit(null)} title={editing === 'new' ? 'Add a carrier' : 'Change the carrier'} size="lg" centered>
        {editing && <CarrierForm carrier={editing === 'new' ? null : editing} onSaved={() => edit(null)} />}
      </Modal>
    </Panel>
  );
}
