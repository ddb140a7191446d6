import { Table } from '@mantine/core';
import { useBots, useCarriers, usePools } from '../api/queries';
import type { Campaign } from '../api/types';
import { formatDuration, formatMoment, words } from '../shared/format';
import { Panel } from '../shared/Screen';
import { hoursText } from './hours';

export function SettingsList({ settings: s }: { settings: Campaign['settings'] }) {
  const bots = useBots();
  const carriers = useCarriers();
  const pools = usePools();
  const delays = Object.entries(s.retry.delaySeconds).map(([outcome, seconds]) => `${words(outcome)} after ${formatDuration(seconds)}`);
  const rows: [string, string][] = [
    ['Bot', `${bots.data?.items.find((b) => b.id === s.bot)?.name ?? s.bot}, version ${s.botVersion}`],
    ['Carrier', carriers.data?.items.find((c) => c.id === s.carrier)?.name ?? s.carrier],
    ['Caller id', s.callerIdPool ? `of the pool ${pools.data?.items.find((p) => p.id === s.callerIdPool)?.name ?? s.callerIdPool}` : s.callerId],
    ['Calls at once', String(s.concurrencyLimit)],
    ['Pacing', s.pacing.mode === 'predictive' ? `predictive, at most ${s.pacing.targetAbandonPercent} % without a seat` : s.pacing.mode],
    ['Ring time-out', `${s.ringTimeoutSeconds} s`],
    ['When a machine answers', s.onMachine === 'teardown' ? 'Hang up' : 'Let the bot speak'],
    ['When the answer is unclear', s.onUnknown === 'teardown' ? 'Hang up' : 'Let the bot speak'],
    ['Attempts', `at most ${s.retry.maxAttempts} for each contact`],
    ['Try again', delays.join('; ') || 'never'],
    ['Dialling hours', s.hours ? `${hoursText(s.hours).replaceAll('\n', '; ')} (${s.hours.zone})` : 'at all hours'],
    ['Ends at', s.endsAt ? formatMoment(s.endsAt) : 'when everybody is done with'],
    ['Rules of calling', s.compliance.profile === 'practice' ? 'none: programs answer' : "those of each contact's place"],
    ['On whose behalf', s.compliance.callerName ?? 'not said'],
    ['Consent', s.compliance.consent === 'attested' ? 'attested for all contacts' : "the contacts' column"],
    ['Time zone', `${s.compliance.zoneFrom === 'both' ? 'by number and file' : `by ${s.compliance.zoneFrom}`}${s.compliance.zone ? `, else ${s.compliance.zone}` : ''}`],
    ["Hours by the contact's clock", s.compliance.hours.join('; ') || "the rules' only"],
    ['The same number again', { off: 'each row is a contact of its own', campaign: 'once in this campaign' }[s.compliance.dedup] ?? `once over all campaigns, for ${s.compliance.dedupDays} days`],
    ['Key to opt out', s.compliance.optOutKey ?? 'none'],
    ['Webhook', s.webhook ?? 'none'],
  ];
  return (
    <Panel pad={false}>
      <Table fz="sm" variant="vertical" layout="fixed">
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w={220}>{name}</Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
