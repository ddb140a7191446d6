import { Table, Text } from '@mantine/core';
import type { Trunk, TrunkHealth } from '../api/types';
import { breakerColours } from '../shared/colours';
import { formatClock, formatMoment, words } from '../shared/format';
import { StateBadge } from '../shared/StateBadge';

export function TrunkTable({ trunks, health, label }: { trunks: Trunk[]; health: TrunkHealth[]; label: string }) {
  return (
    <Table fz="xs" verticalSpacing={4} layout="fixed" aria-label={label} bg="var(--cx-page)">
      <Table.Thead>
        <Table.Tr c="dimmed">
          <Table.Th w={120}>Trunk</Table.Th>
          <Table.Th>Next hop</Table.Th>
          <Table.Th w={80} ta="right">Priority</Table.Th>
          <Table.Th>User</Table.Th>
          <Table.Th w={170}>Calls</Table.Th>
          <Table.Th>OPTIONS</Table.Th>
          <Table.Th>Last failure</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {trunks.map((t) => (
          <Row key={t.name} trunk={t} health={health.find((h) => h.name === t.name)} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

const breakerWords = { closed: 'Taken', held: 'Held', probing: 'Probing' };

function Row({ trunk: t, health }: { trunk: Trunk; health: TrunkHealth | undefined }) {
  return (
    <Table.Tr>
      <Table.Td fw={600}>{t.name}</Table.Td>
      <Table.Td ff="monospace" style={{ overflowWrap: 'anywhere' }}>{t.uri}</Table.Td>
      <Table.Td ta="right">{t.priority}</Table.Td>
      <Table.Td>{[t.username, t.hasPassword && 'password set', t.registration === 'register' && 'registers'].filter(Boolean).join(', ') || '—'}</Table.Td>
      <Table.Td>
        {health ? (
          <>
            <StateBadge code={breakerWords[health.breaker]} colours={breakerColours} />
            {health.heldUntil && (
              <Text span size="xs" c="dimmed">{`${health.holdCause === 'asked' ? ', as it asked,' : ''} until ${formatClock(health.heldUntil)}`}</Text>
            )}
            {health.breaker === 'probing' && <Text span size="xs" c="dimmed">{' by the next call'}</Text>}
            {health.breaker === 'closed' && health.failuresInARow > 0 && <Text span size="xs" c="dimmed">{` ${health.failuresInARow} failed in a row`}</Text>}
          </>
        ) : (
          '—'
        )}
      </Table.Td>
      <Table.Td>
        {!health || health.options.length === 0
          ? 'not asked yet'
          : health.options.map((o) => (
              <div key={o.host} title={`Asked by ${o.host}; so since ${formatMoment(o.since)}`}>
                <Text span size="xs" c={o.verdict === 'reachable' ? undefined : 'orange'}>
                  {words(o.verdict)}
                </Text>
                {o.status !== null && ` (${o.status})`}
                {o.verdict === 'reachable' && ` in ${o.milliseconds < 10 ? o.milliseconds.toFixed(1) : o.milliseconds.toFixed(0)} ms`}
                {o.registration && `, ${words(o.registration).toLowerCase()}`}
              </div>
            ))}
      </Table.Td>
      <Table.Td>
        {health?.lastFailure ? (
          <>
            {[health.lastFailure.status, health.lastFailure.cause].filter((p) => p !== null && p !== '').join(' ')}
            {health.lastFailure.retryAfterSeconds !== null && `, asked for ${health.lastFailure.retryAfterSeconds} s`}
            <Text span size="xs" c="dimmed">{` at ${formatMoment(health.lastFailure.at)}`}</Text>
          </>
        ) : (
          'none'
        )}
      </Table.Td>
    </Table.Tr>
  );
}
