import { Table, Text } from '@mantine/core';
import type { TurnLatency } from '../api/types';

const ms = (n: number) => `${Math.round(n)}`;

/** Where the time of each answer went. */
export function LatencyTable({ turns }: { turns: TurnLatency[] }) {
  if (turns.length === 0) {
    return (
      <Text size="sm" c="dimmed" px="md" pb="md">
        The bot answered nothing.
      </Text>
    );
  }
  return (
    <Table fz="xs" verticalSpacing={4} horizontalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Turn</Table.Th>
          <Table.Th ta="right" title="End of speech to the decision that the turn is over">
            Turn end
          </Table.Th>
          <Table.Th ta="right" title="End of speech to the final transcript">
            STT
          </Table.Th>
          <Table.Th ta="right">Dialogue</Table.Th>
          <Table.Th ta="right">TTS</Table.Th>
          <Table.Th ta="right">Total, ms</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {turns.map((t, i) => (
          <Table.Tr key={i}>
            <Table.Td>{i + 1}</Table.Td>
            <Table.Td ta="right">{ms(t.endOfTurn)}</Table.Td>
            <Table.Td ta="right">{ms(t.speechToText)}</Table.Td>
            <Table.Td ta="right">{ms(t.dialogue)}</Table.Td>
            <Table.Td ta="right">{ms(t.textToSpeech)}</Table.Td>
            <Table.Td ta="right" fw={700} c={t.total > 1_500 ? 'orange' : undefined}>
              {ms(t.total)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
