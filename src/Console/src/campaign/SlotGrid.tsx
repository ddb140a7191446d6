import { Alert, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Call, HostSlots } from '../api/types';
import { attemptColours } from '../shared/colours';
import { formatDuration, secondsBetween, words } from '../shared/format';
import { Panel } from '../shared/Screen';
import { Empty, Loading } from '../shared/States';
import { useNow } from '../shared/useNow';
import { HostCommands } from './HostCommands';
import { LineStrip } from './LineStrip';

/** Every slot of every host, and its busy lines; those of another campaign are greyed. */
export function SlotGrid({ hosts, campaign }: { hosts: HostSlots[] | undefined; campaign: string }) {
  const now = useNow();
  if (!hosts) {
    return (
      <Panel title="Slots">
        <Loading label="Waiting for the live feed" />
      </Panel>
    );
  }
  if (hosts.length === 0) {
    return (
      <Panel title="Slots">
        <Empty title="No slots">No host that carries calls has reported.</Empty>
      </Panel>
    );
  }
  return hosts.map((host) => (
    <Panel
      key={host.host}
      title={hosts.length > 1 ? `Slots of ${host.host}` : 'Slots'}
      aside={
        <Group gap="xs">
          <Text size="xs" c={host.draining ? 'orange' : 'dimmed'}>
            {host.slots.filter((s) => !s.free).length} of {host.slots.length} in use{host.draining ? ', takes no new calls' : ''}
          </Text>
          <HostCommands host={host.host} draining={host.draining} />
        </Group>
      }
    >
      {host.holds.map((hold) => (
        <Alert key={hold} color="red" mb="sm" title="Nobody is dialled">
          {hold}
        </Alert>
      ))}
      <div className="cx-slots">
        {host.slots.map((slot) => (
          <Slot key={slot.number} number={slot.number} free={slot.free} call={slot.call} mine={slot.call?.campaign === campaign} now={now} />
        ))}
      </div>
      <LineStrip host={host} campaign={campaign} />
    </Panel>
  ));
}

function Slot({ number, free, call, mine, now }: { number: number; free: boolean; call: Call | null; mine: boolean; now: number }) {
  const name = `Slot ${number + 1}`;
  if (!call) {
    return (
      <div className="cx-slot" aria-label={`${name}: ${free ? 'free' : 'busy'}`}>
        <Text size="xs" c="dimmed">
          {number + 1}
          {free ? '' : ' · busy'}
        </Text>
      </div>
    );
  }
  const colour = `var(--mantine-color-${mine ? attemptColours[call.state] : 'gray'}-6)`;
  const seconds = secondsBetween(call.answeredAt ?? call.startedAt, now);
  return (
    <Link
      to={`/calls/${call.attempt}`}
      className="cx-slot"
      data-busy
      style={{ ['--slot' as string]: colour }}
      title={`${call.name ?? call.number}${mine ? '' : ' (another campaign)'}`}
      aria-label={`${name}: ${words(call.state)}, ${call.name ?? call.number}`}
    >
      <Text size="xs" className="cx-cut" fw={600}>
        {call.name ?? call.number}
      </Text>
      <span className="cx-slot-note">
        <span className="cx-cut">{words(call.state)}</span>
        <span>{formatDuration(seconds)}</span>
      </span>
    </Link>
  );
}
