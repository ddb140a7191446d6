import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Problem } from '../api/problem';
import { usePassword } from '../api/queries';
import { Panel } from '../shared/Screen';

export function AccountSettings() {
  const save = usePassword();
  const [current, setCurrent] = useState('');
  const [replacement, setReplacement] = useState('');
  const problem = save.error instanceof Problem ? save.error : null;
  const submit = (e: FormEvent) => {
    e.preventDefault();
    save.mutate({ current, replacement });
  };
  return (
    <Panel title="Change password">
      <form onSubmit={submit}>
        <Stack gap="sm" maw={360}>
          <PasswordInput label="Password now" value={current} onChange={(e) => setCurrent(e.currentTarget.value)} autoComplete="current-password" error={problem?.at('current')} />
          <PasswordInput label="New password" description="At least 12 characters" value={replacement} onChange={(e) => setReplacement(e.currentTarget.value)} autoComplete="new-password" error={problem?.at('replacement')} />
          {save.error && !problem?.errors.length && <Alert color="red">{save.error.message}</Alert>}
          {save.isSuccess && <Alert color="teal">Changed. Other sessions have ended.</Alert>}
          <Button type="submit" loading={save.isPending} disabled={!current || !replacement}>
            Change
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
