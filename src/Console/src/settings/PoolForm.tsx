import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Problem } from '../api/problem';
import { useSavePool } from '../api/queries';
import type { Pool } from '../api/types';
import { poolText, readPool } from './pools';

export function PoolForm({ pool, onSaved }: { pool: Pool | null; onSaved: () => void }) {
  const save = useSavePool();
  const [name, setName] = useState(pool?.name ?? '');
  const [text, setText] = useState(() => poolText(pool));
  const problem = save.error instanceof Problem ? save.error : null;
  const lines = problem?.errors.filter((e) => e.path.startsWith('numbers')) ?? [];
  const submit = (e: FormEvent) => {
    e.preventDefault();
    save.mutate({ id: pool?.id ?? null, revision: pool?.revision, body: readPool(name, text) }, { onSuccess: onSaved });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput label="Name" value={name} onChange={(e) => setName(e.currentTarget.value)} error={problem?.at('name')} data-autofocus />
        <Textarea
          label="Numbers"
          description="One a line, such as +4930123456, 50, 2: at most 50 calls a day show it, at most 2 at once. Both may be left out; off at the end: not shown."
          autosize
          minRows={4}
          maxRows={16}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          error={lines.length > 0}
          styles={{ input: { fontFamily: 'monospace' } }}
        />
        {lines.slice(0, 5).map((e) => (
          <Text key={e.path + e.message} size="xs" c="red">
            {`${place(e.path)} ${e.message}. ${e.hint}`}
          </Text>
        ))}
        {save.error && !problem?.errors.length && <Alert color="red">{save.error.message}</Alert>}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** numbers[2].dailyCap -> Line 3, daily cap: */
function place(path: string): string {
  const match = /^numbers\[(\d+)\]\.(\w+)$/.exec(path);
  const field = { number: 'the number', dailyCap: 'calls a day', callsAtOnce: 'calls at once', state: 'the state' };
  return match ? `Line ${Number(match[1]) + 1}, ${field[match[2] as keyof typeof field] ?? match[2]}` : 'The list';
}
