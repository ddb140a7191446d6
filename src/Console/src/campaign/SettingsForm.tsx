import { Alert, Button, Group, NumberInput, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Problem } from '../api/problem';
import { useCarriers, usePools, useRevise } from '../api/queries';
import type { Campaign } from '../api/types';
import { Panel } from '../shared/Screen';
import { hoursText, readHours } from './hours';

/** What is often changed while a campaign runs. Saved against the revision that was read: nobody's change is overwritten unseen. */
export function SettingsForm({ campaign, onDone }: { campaign: Campaign; onDone: () => void }) {
  const revise = useRevise(campaign.id);
  const s = campaign.settings;
  const [revision] = useState(campaign.revision);
  const carriers = useCarriers();
  const pools = usePools();
  const [carrier, setCarrier] = useState(s.carrier);
  const [callerId, setCallerId] = useState(s.callerId);
  const [pool, setPool] = useState(s.callerIdPool);
  const [name, setName] = useState(campaign.name);
  const [seats, setSeats] = useState(s.concurrencyLimit);
  const [mode, setMode] = useState(s.pacing.mode);
  const [attempts, setAttempts] = useState(s.retry.maxAttempts);
  const [zone, setZone] = useState(s.hours?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [hours, setHours] = useState(hoursText(s.hours));
  const [endsAt, setEndsAt] = useState(s.endsAt ? local(s.endsAt) : '');
  const problem = revise.error instanceof Problem ? revise.error : null;
  const wrong = (path: string) => problem?.at(path);
  const wrongHours = problem?.errors.find((e) => e.path.startsWith('settings.hours.windows'));
  const submit = (e: FormEvent) => {
    e.preventDefault();
    revise.mutate(
      {
        revision,
        name,
        settings: {
          carrier,
          callerId,
          callerIdPool: pool ?? '',
          concurrencyLimit: seats,
          pacing: { mode },
          retry: { maxAttempts: attempts },
          hours: readHours(hours, zone),
          endsAt: endsAt ? new Date(endsAt).toISOString() : '',
        },
      },
      { onSuccess: onDone },
    );
  };
  return (
    <Panel title="Edit settings">
      <form onSubmit={submit} noValidate>
        <Stack>
          <SimpleGrid cols={{ base: 1, md: 4 }}>
            <TextInput label="Name" value={name} onChange={(e) => setName(e.currentTarget.value)} error={wrong('name')} />
            <NumberInput label="Calls at once" min={1} value={seats} onChange={(v) => setSeats(Number(v))} error={wrong('settings.concurrencyLimit')} />
            <Select label="Pacing" data={['progressive', 'predictive', 'ratio', 'manual']} value={mode} onChange={(v) => setMode(v ?? mode)} allowDeselect={false} error={wrong('settings.pacing.mode')} />
            <NumberInput label="Attempts at most" min={1} max={20} value={attempts} onChange={(v) => setAttempts(Number(v))} error={wrong('settings.retry.maxAttempts')} />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, md: 3 }}>
            <Select
              label="Carrier"
              data={(carriers.data?.items ?? []).map((c) => ({ value: c.id, label: c.name }))}
              value={carrier}
              onChange={(v) => setCarrier(v ?? carrier)}
              allowDeselect={false}
              error={wrong('settings.carrier')}
            />
            <TextInput label="Caller id" value={callerId} onChange={(e) => setCallerId(e.currentTarget.value)} error={wrong('settings.callerId')} />
            <Select
              label="Number pool"
              placeholder="None: every call shows the caller id"
              data={(pools.data?.items ?? []).map((p) => ({ value: p.id, label: p.name }))}
              value={pool}
              onChange={setPool}
              clearable
              error={wrong('settings.callerIdPool')}
            />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, md: 3 }}>
            <Textarea
              label="Dialling hours"
              description="One window a line, such as monday-friday 09:00-18:00; empty: at all hours"
              autosize
              minRows={2}
              value={hours}
              onChange={(e) => setHours(e.currentTarget.value)}
              error={wrongHours && `${wrongHours.path.replace('settings.hours.', '')} ${wrongHours.message}. ${wrongHours.hint}`}
            />
            <TextInput label="On the clock of" description="Name of a time zone" placeholder="Europe/Berlin" value={zone} onChange={(e) => setZone(e.currentTarget.value)} error={wrong('settings.hours.zone')} />
            <TextInput type="datetime-local" label="Ends at" description="Who was not reached by then is not called; empty: no end" value={endsAt} onChange={(e) => setEndsAt(e.currentTarget.value)} error={wrong('settings.endsAt')} />
          </SimpleGrid>
          {revise.error && (
            <Alert color="red" role="alert" title={problem?.title ?? 'Not saved.'}>
              {problem?.detail ?? revise.error.message}
            </Alert>
          )}
          <Group>
            <Button type="submit" loading={revise.isPending}>
              Save as a new revision
            </Button>
            <Button variant="default" onClick={onDone}>
              Leave it
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

/** The form that an input of date and time takes, by the clock of this computer. */
function local(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
