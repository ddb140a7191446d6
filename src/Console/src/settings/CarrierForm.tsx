import { Alert, Button, Group, NumberInput, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Problem } from '../api/problem';
import { useSaveCarrier } from '../api/queries';
import type { Carrier } from '../api/types';

export function CarrierForm({ carrier, onSaved }: { carrier: Carrier | null; onSaved: () => void }) {
  const save = useSaveCarrier();
  const [name, setName] = useState(carrier?.name ?? '');
  const [uri, setUri] = useState(carrier?.uri ?? 'sip:');
  const [username, setUsername] = useState(carrier?.username ?? '');
  const [password, setPassword] = useState('');
  const [callsPerSecond, setCallsPerSecond] = useState(carrier?.callsPerSecond ?? 5);
  const [channels, setChannels] = useState(carrier?.channels ?? 100);
  const problem = save.error instanceof Problem ? save.error : null;
  const submit = (e: FormEvent) => {
    e.preventDefault();
    // An empty field leaves the stored password as it is: it is never sent to the browser.
    const body = { name, uri, username, password: password || null, callsPerSecond, channels };
    save.mutate({ id: carrier?.id ?? null, body }, { onSuccess: onSaved });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput label="Name" value={name} onChange={(e) => setName(e.currentTarget.value)} error={problem?.at('name')} data-autofocus />
        <TextInput label="Next hop" description="sip:host:port" value={uri} onChange={(e) => setUri(e.currentTarget.value)} error={problem?.at('uri')} />
        <TextInput label="User" value={username} onChange={(e) => setUsername(e.currentTarget.value)} autoComplete="off" />
        <PasswordInput
          label="Password"
          description={carrier?.hasPassword ? 'One is stored; leave this empty to keep it.' : undefined}
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
          autoComplete="new-password"
        />
        <Group grow>
          <NumberInput label="Calls a second" min={0.1} max={1000} step={1} value={callsPerSecond} onChange={(v) => setCallsPerSecond(Number(v))} error={problem?.at('callsPerSecond')} />
          <NumberInput label="Channels" min={1} value={channels} onChange={(v) => setChannels(Number(v))} error={problem?.at('channels')} />
        </Group>
        {save.error && !problem?.errors.length && <Alert color="red">{save.error.message}</Alert>}
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </Stack>
    </form>
  );
}
