import { Alert, Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Problem } from '../api/problem';
import { useSaveRoute } from '../api/queries';
import type { Carrier, Route } from '../api/types';

interface Choice {
  key: number;
  carrier: string | null;
  price: number | string;
}

let keys = 0;

export function RouteForm({ route, carriers, onSaved }: { route: Route | null; carriers: Carrier[]; onSaved: () => void }) {
  const save = useSaveRoute();
  const [prefix, setPrefix] = useState(route?.prefix ?? '');
  const [choices, setChoices] = useState<Choice[]>(() =>
    route ? route.carriers.map((c) => ({ key: keys++, carrier: c.carrier, price: c.pricePerMinute })) : [{ key: keys++, carrier: null, price: '' }],
  );
  const problem = save.error instanceof Problem ? save.error : null;
  const change = (key: number, what: Partial<Choice>) => setChoices((all) => all.map((c) => (c.key === key ? { ...c, ...what } : c)));
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const body = { carriers: choices.map((c) => ({ carrier: c.carrier, pricePerMinute: c.price === '' ? null : Number(c.price) })) };
    save.mutate({ prefix: prefix.trim() || '-', revision: route?.revision, body }, { onSuccess: onSaved });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label="Numbers from"
          description="The digits they begin with, country code first. The longest prefix decides alone."
          placeholder="4930"
          value={prefix}
          onChange={(e) => setPrefix(e.currentTarget.value)}
          readOnly={route !== null}
          variant={route ? 'filled' : 'default'}
          error={problem?.at('prefix')}
          data-autofocus
        />
        {choices.map((choice, i) => (
          <Group key={choice.key} align="start" wrap="nowrap">
            <Select
              label="Carrier"
              data={carriers.map((c) => ({ value: c.id, label: c.name }))}
              value={choice.carrier}
              onChange={(v) => change(choice.key, { carrier: v })}
              error={problem?.at(`carriers[${i}].carrier`)}
              style={{ flex: 1 }}
            />
            <NumberInput
              label="Price a minute"
              min={0}
              decimalScale={6}
              step={0.001}
              value={choice.price}
              onChange={(v) => change(choice.key, { price: v })}
              error={problem?.at(`carriers[${i}].pricePerMinute`)}
              w={160}
            />
            <Button mt={25} variant="subtle" color="red" size="sm" onClick={() => setChoices((all) => all.filter((c) => c.key !== choice.key))} aria-label={`Remove carrier ${i + 1}`}>
              Remove
            </Button>
          </Group>
        ))}
        {choices.length === 0 && (
          <Text size="sm" c="red">
            Without a carrier the prefix is barred: nobody is called there.
          </Text>
        )}
        {problem?.at('carriers') && <Alert color="red">{problem.at('carriers')}</Alert>}
        {save.error && !problem?.errors.length && <Alert color="red">{save.error.message}</Alert>}
        <Group justify="space-between">
          <Button variant="default" size="xs" onClick={() => setChoices((all) => [...all, { key: keys++, carrier: null, price: '' }])}>
            Add a carrier
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
