import { Table } from '@mantine/core';
import { useCarriers } from '../api/queries';
import type { Call, CallRecord } from '../api/types';
import { formatCost, formatDuration, formatMoment, formatPrice, secondsBetween, words } from '../shared/format';
import { Panel } from '../shared/Screen';

export function CallFacts({ call, record }: { call: Call; record: CallRecord | null }) {
  const carriers = useCarriers();
  const nameOf = (id: string) => carriers.data?.items.find((c) => c.id === id)?.name ?? id;
  return (
    <Panel title="Facts" pad={false}>
      <Table fz="xs" verticalSpacing={5} horizontalSpacing="md">
        <Table.Tbody>
          {factsOf(call, record, nameOf).map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Td c="dimmed" w={120}>
                {name}
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

export function factsOf(call: Call, record: CallRecord | null, nameOf: (carrier: string) => string): [string, string][] {
  const way = call.way;
  const facts: [string, string | null | undefined | false][] = [
    ['Number', call.number],
    ['Outcome', call.disposition && words(call.disposition)],
    ['Attempt', `${call.attemptNumber}`],
    ['Started', formatMoment(call.startedAt)],
    ['Rang', call.answeredAt && `${secondsBetween(call.startedAt, call.answeredAt).toFixed(1)} s`],
    ['Spoken', call.answeredAt && call.endedAt && formatDuration(secondsBetween(call.answeredAt, call.endedAt))],
    ['Ended by', record?.end && words(record.end.reason)],
    ['SIP cause', record?.end && [record.end.status, record.end.detail].filter((p) => p !== null && p !== '').join(' ')],
    ['Way', way && `${nameOf(way.carrier)}, trunk ${way.trunk}`],
    ['Tried before', record?.triedBefore.map((t) => `${nameOf(t.carrier)}, trunk ${t.trunk}: ${[t.status, t.detail].filter((p) => p !== null && p !== '').join(' ')}`).join('; ')],
    ['INVITEs', record?.invites != null && record.invites > 1 && `${record.invites}`],
    ['Shown', way?.shown],
    ['Price', way?.pricePerMinute != null && `${formatPrice(way.pricePerMinute)} a minute`],
    ['Cost', way?.cost != null && formatCost(way.cost)],
    ['Answered by', record?.screening && `${words(record.screening.answer)} (${record.screening.cause}, after ${record.screening.decidedAtSeconds.toFixed(1)} s)`],
    ['Callback', record?.callbackAfterSeconds != null && `asked for, in ${formatDuration(record.callbackAfterSeconds)}`],
    ...Object.entries(record?.values ?? {}).map(([name, value]): [string, string] => [words(name), value]),
    ['Packets', record?.media && `${record.media.packetsReceived} received, ${record.media.packetsLost} lost, ${record.media.concealedFrames} concealed`],
    ['Jitter', record?.media && `${record.media.jitterMilliseconds.toFixed(1)} ms`],
    ['Codec', record?.media?.codec?.toUpperCase()],
    ['Heard as', record?.media?.mos != null && `${record.media.mos.toFixed(1)} of 4.5 by the bot`],
    ['Heard there as', record?.media?.farEndMos != null && `${record.media.farEndMos.toFixed(1)} of 4.5 by the caller`],
    ['Round trip', record?.media?.roundTripMilliseconds != null && `${record.media.roundTripMilliseconds.toFixed(0)} ms`],
    ['Buffer', record?.media?.bufferMilliseconds !== undefined && `${record.media.bufferMilliseconds.toFixed(0)} ms`],
    ['Longest gap', record?.media?.longestGapMilliseconds !== undefined && `${record.media.longestGapMilliseconds.toFixed(0)} ms`],
    ['Slot', call.slot !== null && `${call.slot + 1} on ${call.host ?? 'unknown'}`],
    ['Call', call.attempt],
  ];
  return facts.filter((f): f is [string, string] => typeof f[1] === 'string' && f[1] !== '');
}
