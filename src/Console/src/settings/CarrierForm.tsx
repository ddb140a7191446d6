import { Alert, Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Problem } from '../api/problem';
import { useSaveCarrier } from '../api/queries';
import type { Carrier } from '../api/types';
import { TrunkFields } from './TrunkFields';
import { emptyTrunk, freeName, trunkBody, trunksOf, type TrunkDraft } from './trunks';

/** Saved against the revision that was read: nobody's change is overwritten unseen. */
export function CarrierForm({ carrier, onSaved }: { carrier: Carrier | null; onSaved: () => void }) {
  const save = useSaveCarrier();
  const [name, setName] = useState(carrier?.name ?? '');
  const [limits, setLimits] = useState({
    callsPerSecond: carrier?.callsPerSecond ?? 5,
    burst: carrier?.burst ?? 1,
    channels: carrier?.channels ?? 100,
    inboundChannels: carrier?.inboundChannels ?? 0,
  });
  const [trunks, setTrunks] = useState(() => trunksOf(carrier));
  const problem = save.error instanceof Problem ? save.error : null;
  const elsewhere = problem?.errors.filter((e) => e.path === 'trunks').map((e) => `The carrier ${e.message}. ${e.hint}`);
  const change = (key: number, what: Partial<TrunkDraft>) => setTrunks((all) => all.map((t) => (t.key === key ? { ...t, ...what } : t)));
  const limit = (field: keyof typeof limits, label: string, description: string, step = 1) => (
    <NumberInput
      label={label}
      description={description}
      min={0}
      step={step}
      value={limits[field]}
      onChange={(v) => setLimits((all) => ({ ...all, [field]: Number(v) }))}
      error={problem?.at(field)}
    />
  );
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const body = { name, uri: null, username: null, password: null, ...limits, state: null, trunks: trunks.map(trunkBody) };
    save.mutate({ id: carrier?.id ?? null, revision: carrier?.revision, body }, { onSuccess: onSaved });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput label="Name" value={name} onChange={(e) => setName(e.currentTarget.value)} error={problem?.at('name')} data-autofocus />
        <Group grow align="start">
          {limit('callsPerSecond', 'Calls a second', 'Over all trunks')}
          {limit('burst', 'Burst', 'At the same moment')}
          {limit('channels', 'Channels', 'Calls at once')}
          {limit('inboundChannels', 'Kept for inbound', 'Of these channels')}
        </Group>
        {trunks.map((trunk, i) => (
          <TrunkFields
            key={trunk.key}
            trunk={trunk}
            wrong={(field) => problem?.at(`trunks[${i}].${field}`)}
            onChange={(what) => change(trunk.key, what)}
            onRemove={trunks.length > 1 ? () => setTrunks((all) => all.filter((t) => t.key !== trunk.key)) : null}
          />
        ))}
        {save.error && (elsewhere?.length || !problem?.errors.length) && <Alert color="red">{elsewhere?.length ? elsewhere.join(' ') : save.error.message}</Alert>}
        <Group justify="space-between">
          <Button variant="default" size="xs" onClick={() => setTrunks((all) => [...all, emptyTrunk(freeName(all))])}>
            Add another trunk
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
