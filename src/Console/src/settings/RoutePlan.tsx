import { Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../api/problem';
import { useRoutePlan } from '../api/queries';
import type { Plan } from '../api/types';
import { formatPrice } from '../shared/format';

/** Which way a call to a number would go. */
export function RoutePlan({ nameOf }: { nameOf: (carrier: string) => string }) {
  const [number, setNumber] = useState('');
  const plan = useRoutePlan(number.trim());
  const error = plan.error instanceof Problem ? (plan.error.at('number') ?? plan.error.message) : undefined;
  return (
    <Group p="sm" align="end">
      <TextInput label="Try a number" placeholder="+4930123456" value={number} onChange={(e) => setNumber(e.currentTarget.value)} error={number.length > 6 && error} />
      {plan.data && number && <Text size="sm" pb={8}>{inWords(plan.data, nameOf)}</Text>}
    </Group>
  );
}

function inWords(plan: Plan, nameOf: (carrier: string) => string): string {
  if (plan.barred) {
    return `Barred by the route +${plan.prefix}: nobody is called.`;
  }
  if (plan.prefix === null) {
    return "No route matches: the campaign's own carrier takes the call.";
  }
  const ways = plan.carriers.map((c) => `${nameOf(c.carrier)}${c.pricePerMinute === null ? '' : ` (${formatPrice(c.pricePerMinute)})`}`);
  return `By the route +${plan.prefix}: ${ways.join(', then ')}.`;
}
