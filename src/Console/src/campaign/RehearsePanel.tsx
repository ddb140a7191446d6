import { Alert, Button, Group, List, NumberInput, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../api/problem';
import { useRehearse } from '../api/queries';
import type { Campaign, Rehearsal, RehearseRequest } from '../api/types';
import { formatCount, formatMoment, words } from '../shared/format';
import { Panel } from '../shared/Screen';

type Figure = number | string;
const given = (value: Figure) => (value === '' ? null : Number(value));

/** What is left of the campaign, simulated: as it is set, with twice the seats, and with predictive pacing. */
export function RehearsePanel({ campaign }: { campaign: Campaign }) {
  const rehearse = useRehearse(campaign.id);
  const [hours, setHours] = useState<Figure>(48);
  const [rate, setRate] = useState<Figure>('');
  const [talk, setTalk] = useState<Figure>('');
  const [within, setWithin] = useState<Figure>('');
  const [minute, setMinute] = useState<Figure>('');
  const [attempt, setAttempt] = useState<Figure>('');
  const seats = campaign.settings.concurrencyLimit;
  const problem = rehearse.error instanceof Problem ? rehearse.error : null;
  const request: RehearseRequest = {
    horizonHours: given(hours),
    answerRatePercent: given(rate),
    talkSeconds: given(talk),
    finishWithinHours: given(within),
    costPerMinute: given(minute),
    costPerAttempt: given(attempt),
    variants: [
      { name: `${2 * seats} seats`, concurrencyLimit: 2 * seats },
      { name: 'predictive pacing', pacing: { mode: 'predictive' } },
    ],
  };
  return (
    <Stack gap="sm">
      <Panel title="Rehearse what is left">
        <SimpleGrid cols={{ base: 2, md: 6 }}>
          <NumberInput label="Hours at most" value={hours} onChange={setHours} min={0.5} error={problem?.at('horizonHours')} />
          <NumberInput label="Answer rate" suffix=" %" placeholder="from its calls" value={rate} onChange={setRate} error={problem?.at('answerRatePercent')} />
          <NumberInput label="Talk" suffix=" s" placeholder="from its calls" value={talk} onChange={setTalk} error={problem?.at('talkSeconds')} />
          <NumberInput label="Finish within" suffix=" h" placeholder="any time" value={within} onChange={setWithin} error={problem?.at('finishWithinHours')} />
          <NumberInput label="Cost a minute" value={minute} onChange={setMinute} error={problem?.at('costPerMinute')} />
          <NumberInput label="Cost an attempt" value={attempt} onChange={setAttempt} error={problem?.at('costPerAttempt')} />
        </SimpleGrid>
        <Group mt="md">
          <Button loading={rehearse.isPending} onClick={() => rehearse.mutate(request)}>
            Rehearse
          </Button>
          <Text size="sm" c="dimmed">
            Nobody is called.
          </Text>
        </Group>
        {rehearse.error && (
          <Alert color="red" mt="md" role="alert" title={problem?.title ?? 'Not rehearsed.'}>
            {problem?.detail ?? rehearse.error.message}
          </Alert>
        )}
      </Panel>
      {rehearse.data && <Result view={rehearse.data} />}
    </Stack>
  );
}

function Result({ view }: { view: Rehearsal }) {
  const costs = view.runs.some((r) => r.cost !== null);
  return (
    <Panel title={`${formatCount(view.waiting)} contacts that wait, from ${formatMoment(view.at)} on`}>
      <Table fz="sm" aria-label="Runs">
        <Table.Thead>
          <Table.Tr>
            {['Settings', 'Ends', 'Left', 'Attempts', 'Answered', 'Without a seat', 'Worst hour', 'Seats busy', 'Most talking', 'Most lines', ...(costs ? ['Cost'] : [])].map((h, at) => (
              <Table.Th key={h} ta={at === 0 ? undefined : 'right'}>
                {h}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.runs.map((r) => (
            <Table.Tr key={r.name}>
              <Table.Td fw={600}>{words(r.name)}</Table.Td>
              {[
                r.finishedAt ? formatMoment(r.finishedAt) : `not in ${Math.round(r.hours)} h`,
                formatCount(r.contactsLeft),
                formatCount(r.attempts),
                formatCount(r.answered),
                `${r.abandonRatePercent} %`,
                `${r.worstHourPercent} %`,
                `${r.utilisationPercent} %`,
                formatCount(r.peakConversations),
                formatCount(r.peakLines),
                ...(costs ? [r.cost?.toFixed(2) ?? ''] : []),
              ].map((text, at) => (
                <Table.Td key={at} ta="right">
                  {text}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {view.seatsNeeded !== null && (
        <Text size="sm" mt="sm">
          To finish in time: at least {view.seatsNeeded} seats.
        </Text>
      )}
      <Text size="xs" c="dimmed" mt="sm">
        Assumed: {view.assumptions.map((a) => `${words(a.name.replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`))} ${a.value} ${a.unit} (${a.source === 'history' ? `${a.sample} calls` : a.source})`).join('; ')}.
      </Text>
      {view.notes.length > 0 && (
        <List size="xs" c="dimmed" mt={4}>
          {view.notes.map((n) => (
            <List.Item key={n}>{n}</List.Item>
          ))}
        </List>
      )}
    </Panel>
  );
}
