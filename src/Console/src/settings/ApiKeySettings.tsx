import { Alert, Badge, Button, Code, CopyButton, Group, Stack, Table, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useApiKeys, useMakeKey, useRevokeKey } from '../api/queries';
import { Age } from '../shared/Age';
import { formatMoment } from '../shared/format';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';
import { Empty } from '../shared/States';

export function ApiKeySettings() {
  const keys = useApiKeys();
  const revoke = useRevokeKey();
  return (
    <Stack gap="sm">
      <MakeKey />
      <Panel title="API keys" aside={<Age at={keys.dataUpdatedAt} staleAfterMs={Infinity} />} pad={false}>
        <QueryView query={keys} label="API keys">
          {({ items }) =>
            items.length === 0 ? (
              <Empty title="No API key yet">A CRM needs one to make campaigns and to fetch results.</Empty>
            ) : (
              <Table fz="sm" horizontalSpacing="md">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Name</Table.Th>
                    <Table.Th>Key</Table.Th>
                    <Table.Th>Made</Table.Th>
                    <Table.Th>State</Table.Th>
                    <Table.Th />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((k) => (
                    <Table.Tr key={k.id}>
                      <Table.Td fw={600}>{k.name}</Table.Td>
                      <Table.Td ff="monospace" fz="xs">
                        {k.id}
                      </Table.Td>
                      <Table.Td>{formatMoment(k.createdAt)}</Table.Td>
                      <Table.Td>
                        <Badge size="sm" variant="light" tt="none" color={k.revokedAt ? 'gray' : 'green'}>
                          {k.revokedAt ? `Revoked ${formatMoment(k.revokedAt)}` : 'Good'}
                        </Badge>
                      </Table.Td>
                      <Table.Td ta="right">
                        {!k.revokedAt && (
                          <Button size="compact-xs" color="red" variant="subtle" aria-label={`Revoke ${k.name}`} onClick={() => revoke.mutate(k.id)}>
                            Revoke
                          </Button>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )
          }
        </QueryView>
      </Panel>
    </Stack>
  );
}

function MakeKey() {
  const make = useMakeKey();
  const [name, setName] = useState('');
  const submit = (e: FormEvent) => {
    e.preventDefault();
    make.mutate(name, { onSuccess: () => setName('') });
  };
  return (
    <Panel title="New key">
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput label="Name" placeholder="crm" value={name} onChange={(e) => setName(e.currentTarget.value)} required />
          <Button type="submit" leftSection={<IconKey size={16} />} loading={make.isPending}>
            Make a key
          </Button>
        </Group>
      </form>
      {make.error && (
        <Alert color="red" mt="sm">
          {make.error.message}
        </Alert>
      )}
      {make.data && (
        <Alert color="teal" mt="sm" title="Copy it now: it is shown this once.">
          <Group>
            <Code>{make.data.token}</Code>
            <CopyButton value={make.data.token}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="light" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
    </Panel>
  );
}
