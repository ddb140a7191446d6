import { Alert, Button, Group, Select, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../api/problem';
import { useBots, useCampaigns, useInbound, useRemoveInbound, useSaveInbound } from '../api/queries';
import { Age } from '../shared/Age';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';
import { Empty } from '../shared/States';

/** Which bot speaks with those who call a number. */
export function InboundSettings() {
  const inbound = useInbound();
  const bots = useBots();
  const campaigns = useCampaigns();
  const save = useSaveInbound();
  const remove = useRemoveInbound();
  const [number, setNumber] = useState('');
  const [bot, setBot] = useState<string | null>(null);
  const [campaign, setCampaign] = useState<string | null>(null);
  const problem = save.error instanceof Problem ? save.error : null;
  const wrong = (field: string) => problem?.at(field);
  const nameOfBot = (id: string) => bots.data?.items.find((b) => b.id === id)?.name ?? id;
  const nameOfCampaign = (id: string) => campaigns.data?.items.find((c) => c.id === id)?.name ?? id;
  return (
    <Panel title="Inbound numbers" aside={<Age at={inbound.dataUpdatedAt} staleAfterMs={Infinity} />} pad={false}>
      <QueryView query={inbound} label="inbound numbers">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No number has a bot yet">Whoever calls in gets 404. A number ends with * for all that begin so; * alone is for all others.</Empty>
          ) : (
            <Table fz="sm" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Called number</Table.Th>
                  <Table.Th>Bot</Table.Th>
                  <Table.Th>New callers become contacts of</Table.Th>
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((route) => (
                  <Table.Tr key={route.number}>
                    <Table.Td ff="monospace">{route.number}</Table.Td>
                    <Table.Td>
                      {nameOfBot(route.bot)} v{route.botVersion}
                    </Table.Td>
                    <Table.Td>{nameOfCampaign(route.campaign)}</Table.Td>
                    <Table.Td ta="right">
                      <Button size="compact-xs" variant="subtle" color="red" onClick={() => remove.mutate(route.number)} aria-label={`Remove ${route.number}`}>
                        Remove
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </QueryView>
      <Group p="sm" align="start">
        <TextInput label="Called number" placeholder="+4930123456, +4930* or *" w={240} value={number} onChange={(e) => setNumber(e.currentTarget.value)} error={wrong('number')} />
        <Select label="Bot" data={(bots.data?.items ?? []).map((b) => ({ value: b.id, label: b.name }))} value={bot} onChange={setBot} error={wrong('bot')} />
        <Select label="New callers become contacts of" data={(campaigns.data?.items ?? []).map((c) => ({ value: c.id, label: c.name }))} value={campaign} onChange={setCampaign} error={wrong('campaign')} />
        <Button
          loading={save.isPending}
          mt={25}
          disabled={!number || !bot || !campaign}
          onClick={() => save.mutate({ number, bot, botVersion: null, campaign }, { onSuccess: () => setNumber('') })}
        >
          Save
        </Button>
      </Group>
      {save.error && !problem?.errors.length && (
        <Alert color="red" m="sm">
          {save.error.message}
        </Alert>
      )}
    </Panel>
  );
}
