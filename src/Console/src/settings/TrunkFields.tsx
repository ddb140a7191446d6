import { Button, Fieldset, Group, NumberInput, PasswordInput, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import type { TrunkDraft } from './trunks';

interface Props {
  trunk: TrunkDraft;
  wrong: (field: string) => string | undefined;
  onChange: (change: Partial<TrunkDraft>) => void;
  onRemove: (() => void) | null;
}

/** One trunk of the carrier's form. */
export function TrunkFields({ trunk, wrong, onChange, onRemove }: Props) {
  return (
    <Fieldset legend={`Trunk ${trunk.name}`} variant="filled">
      <Stack gap="xs">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput label="Trunk" value={trunk.name} onChange={(e) => onChange({ name: e.currentTarget.value })} error={wrong('name')} />
          <TextInput label="Next hop" placeholder="sip:203.0.113.7:5060" value={trunk.uri} onChange={(e) => onChange({ uri: e.currentTarget.value })} error={wrong('uri')} />
          <TextInput label="User" value={trunk.username} onChange={(e) => onChange({ username: e.currentTarget.value })} error={wrong('username')} autoComplete="off" />
          <PasswordInput
            label="Password"
            placeholder={trunk.hasPassword ? 'One is stored; empty keeps it' : undefined}
            value={trunk.password}
            onChange={(e) => onChange({ password: e.currentTarget.value })}
            autoComplete="new-password"
          />
          <NumberInput
            label="Priority"
            description="The lowest is tried first; equal ones take turns"
            min={0}
            max={99}
            value={trunk.priority}
            onChange={(v) => onChange({ priority: Number(v) })}
            error={wrong('priority')}
          />
          <Select
            label="Encryption of sound"
            description="SRTP of its calls"
            data={[
              { value: '', label: "The host's setting" },
              { value: 'off', label: 'Off' },
              { value: 'optional', label: 'Optional' },
              { value: 'required', label: 'Required' },
            ]}
            value={trunk.mediaEncryption ?? ''}
            onChange={(v) => onChange({ mediaEncryption: v || null })}
            allowDeselect={false}
            error={wrong('mediaEncryption')}
          />
        </SimpleGrid>
        <Group justify="space-between">
          <Switch label="Register with it" checked={trunk.registers} onChange={(e) => onChange({ registers: e.currentTarget.checked })} />
          {onRemove && (
            <Button size="compact-xs" variant="subtle" color="red" onClick={onRemove} aria-label={`Remove trunk ${trunk.name}`}>
              Remove this trunk
            </Button>
          )}
        </Group>
      </Stack>
    </Fieldset>
  );
}
