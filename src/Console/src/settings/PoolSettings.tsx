import { Button, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { usePoolHealth, usePools } from '../api/queries';
import type { Pool } from '../api/types';
import { Age } from '../shared/Age';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';
import { Empty } from '../shared/States';
import { PoolForm } from './PoolForm';
import { PoolTable } from './PoolTable';

/** Pools of numbers of which each call shows one. */
export function PoolSettings() {
  const pools = usePools();
  const health = usePoolHealth();
  const [editing, edit] = useState<Pool | 'new' | null>(null);
  const add = (
    <Button size="xs" onClick={() => edit('new')}>
      Add a pool
    </Button>
  );
  return (
    <Panel title="Caller id pools" aside={<Age at={health.dataUpdatedAt} />} pad={false}>
      <QueryView query={pools} label="pools">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No pool yet" action={add}>
              Numbers that callees are shown, in turn: those nearest to the callee first, none more often than its caps allow, and none whose calls go wrong.
            </Empty>
          ) : (
            <Stack gap={0}>
              {items.map((pool) => (
                <PoolTable key={pool.id} pool={pool} health={health.data?.items.find((h) => h.pool === pool.id)} onEdit={() => edit(pool)} />
              ))}
              <div style={{ padding: 12 }}>{add}</div>
            </Stack>
          )
        }
      </QueryView>
      <Modal opened={editing !== null} onClose={() => edit(null)} title={editing === 'new' ? 'Add a pool' : 'Change the pool'} size="lg" centered>
        {editing && <PoolForm pool={editing === 'new' ? null : editing} onSaved={() => edit(null)} />}
      </Modal>
    </Panel>
  );
}
