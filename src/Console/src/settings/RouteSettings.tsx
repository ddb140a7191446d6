import { Button, Modal, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useCarriers, useRemoveRoute, useRoutes } from '../api/queries';
import type { Route } from '../api/types';
import { Age } from '../shared/Age';
import { formatPrice } from '../shared/format';
import { QueryView } from '../shared/QueryView';
import { RemoveButton } from '../shared/RemoveButton';
import { Panel } from '../shared/Screen';
import { Empty } from '../shared/States';
import { RouteForm } from './RouteForm';
import { RoutePlan } from './RoutePlan';

/** Who carries numbers that begin with a prefix, at what price. */
export function RouteSettings() {
  const routes = useRoutes();
  const carriers = useCarriers();
  const remove = useRemoveRoute();
  const [editing, edit] = useState<Route | 'new' | null>(null);
  const nameOf = (id: string) => carriers.data?.items.find((c) => c.id === id)?.name ?? id;
  const add = (
    <Button size="xs" onClick={() => edit('new')}>
      Add a route
    </Button>
  );
  return (
    <Panel title="Routes" aside={<Age at={routes.dataUpdatedAt} staleAfterMs={Infinity} />} pad={false}>
      <QueryView query={routes} label="routes">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No route yet" action={add}>
              Without routes each campaign's own carrier takes its calls. A route sends numbers that begin with a prefix to the cheapest of its carriers, then to the next.
            </Empty>
          ) : (
            <>
              <Table fz="sm" horizontalSpacing="md" aria-label="Routes">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th w={160}>Numbers from</Table.Th>
                    <Table.Th>Carriers, as they are tried</Table.Th>
                    <Table.Th />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((route) => (
                    <Table.Tr key={route.prefix}>
                      <Table.Td ff="monospace">+{route.prefix}…</Table.Td>
                      <Table.Td>
                        {route.carriers.length === 0 ? (
                          <Text span size="sm" c="red">
                            Barred: nobody is called there
                          </Text>
                        ) : (
                          route.carriers.map((c, i) => (
                            <span key={c.carrier}>
                              {i > 0 && <Text span c="dimmed" size="sm">{', then '}</Text>}
                              {nameOf(c.carrier)} <Text span c="dimmed" size="sm">{`at ${formatPrice(c.pricePerMinute)} a minute`}</Text>
                            </span>
                          ))
                        )}
                      </Table.Td>
                      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                        <Button size="compact-xs" variant="subtle" onClick={() => edit(route)} aria-label={`Change ${route.prefix}`}>
                          Change
                        </Button>
                        <RemoveButton
                          what={`the route +${route.prefix}`}
                          loading={remove.isPending}
                          onRemove={() =>
                            remove.mutate(
                              { prefix: route.prefix, revision: route.revision },
                              { onError: (e) => notifications.show({ color: 'red', title: `Could not remove +${route.prefix}`, message: e.message }) },
                            )
                          }
                        >
                          Its numbers then go by the next shorter prefix; without any, the campaign's own carrier takes the call.
                        </RemoveButton>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
              <div style={{ padding: 12 }}>{add}</div>
              <RoutePlan nameOf={nameOf} />
            </>
          )
        }
      </QueryView>
      <Modal opened={editing !== null} onClose={() => edit(null)} title={editing === 'new' ? 'Add a route' : 'Change the route'} size="lg" centered>
        {editing && <RouteForm route={editing === 'new' ? null : editing} carriers={carriers.data?.items ?? []} onSaved={() => edit(null)} />}
      </Modal>
    </Panel>
  );
}
