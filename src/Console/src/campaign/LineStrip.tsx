import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { HostSlots } from '../api/types';
import { words } from '../shared/format';

/** The busy lines of a host: calls that ring, are listened to, wait for a slot or hear the message. Free ones are only counted. */
export function LineStrip({ host, campaign }: { host: HostSlots; campaign: string }) {
  const busy = host.lines.filter((line) => !line.free);
  if (host.lines.length === 0 || busy.length === 0) {
    return null;
  }
  return (
    <>
      <Text size="xs" c="dimmed" mt="sm" mb={4}>
        {busy.length} of {host.lines.length} lines in use
      </Text>
      <div className="cx-lines">
        {busy.map((line) => {
          const label = `Line ${line.number + 1}: ${words(line.state)}`;
          const mine = line.call?.campaign === campaign;
          return line.call ? (
            <Link key={line.number} to={`/calls/${line.call.attempt}`} className="cx-line-chip" data-state={mine ? line.state : 'other'} aria-label={label} title={label}>
              {words(line.state)}
            </Link>
          ) : (
            <span key={line.number} className="cx-line-chip" data-state="other" aria-label={label}>
              {words(line.state)}
            </span>
          );
        })}
      </div>
    </>
  );
}
