import { Alert, Button, FileButton, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAddSuppression, useCheckSuppression, useRemoveSuppression, useSuppressions, useUploadSuppressions } from '../api/queries';
import { Age } from '../shared/Age';
import { formatMoment } from '../shared/format';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';
import { Empty } from '../shared/States';

/** The do-not-call list for all campaigns. */
export function SuppressionSettings() {
  const list = useSuppressions();
  const remove = useRemoveSuppression();
  return (
    <Stack gap="sm">
      <AddSuppression />
      <CheckNumber />
      <Panel title="Do not call" aside={<Age at={list.dataUpdatedAt} staleAfterMs={Infinity} />} pad={false}>
        <QueryView query={list} label="do-not-call list">
          {({ items, next }) =>
            items.length === 0 ? (
              <Empty title="The list is empty">Who opts out in a call is put here at once.</Empty>
            ) : (
              <>
                <Table fz="sm" horizontalSpacing="md">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>Numbers</Table.Th>
                      <Table.Th>Reason</Table.Th>
                      <Table.Th>Added</Table.Th>
                      <Table.Th>Until</Table.Th>
                      <Table.Th />
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {items.map((e) => (
                      <Table.Tr key={e.numbers}>
                        <Table.Td ff="monospace">{e.numbers}</Table.Td>
                        <Table.Td>{e.reason}</Table.Td>
                        <Table.Td>{formatMoment(e.addedAt)}</Table.Td>
                        <Table.Td>{e.expiresAt ? formatMoment(e.expiresAt) : 'for ever'}</Table.Td>
                        <Table.Td ta="right">
                          <Button size="compact-xs" color="red" variant="subtle" aria-label={`Remove ${e.numbers}`} onClick={() => remove.mutate(e.numbers)}>
                            Remove
                          </Button>
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
                {next && (
                  <Text fz="xs" c="dimmed" p="sm">
                    The first {items.length} are shown. Look a number up to see whether it is on the list.
                  </Text>
                )}
              </>
            )
          }
        </QueryView>
      </Panel>
    </Stack>
  );
}

function AddSuppression() {
  const add = useAddSuppression();
  const upload = useUploadSuppressions();
  const [numbers, setNumbers] = useState('');
  const [reason, setReason] = useState('');
  const submit = (e: FormEvent) => {
    e.preventDefault();
    add.mutate({ numbers, reason: reason || null }, { onSuccess: (done) => done.rejected === 0 && setNumbers('') });
  };
  const done = upload.data ?? add.data;
  const problem = upload.error ?? add.error;
  return (
    <Panel title="Add">
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput label="Number or prefix" placeholder="+4930123456 or +4930*" value={numbers} onChange={(e) => setNumbers(e.currentTarget.value)} required />
          <TextInput label="Reason" value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
          <Button type="submit" loading={add.isPending}>
            Add
          </Button>
          <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => file && upload.mutate(file)}>
            {(props) => (
              <Button {...props} variant="default" loading={upload.isPending}>
                Add a file
              </Button>
            )}
          </FileButton>
        </Group>
      </form>
      {problem && (
        <Alert color="red" mt="sm">
          {problem.message}
        </Alert>
      )}
      {done && (
        <Alert color={done.rejected ? 'orange' : 'teal'} mt="sm">
          {done.added} added, {done.known} known before, {done.rejected} rejected. {done.errors[0] ? `${done.errors[0].path}: ${done.errors[0].message}` : ''}
        </Alert>
      )}
    </Panel>
  );
}

function CheckNumber() {
  const check = useCheckSuppression();
  const [number, setNumber] = useState('');
  const submit = (e: FormEvent) => {
    e.preventDefault();
    check.mutate(number);
  };
  return (
    <Panel title="Look a number up">
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput label="Telephone" placeholder="+4930123456" value={number} onChange={(e) => setNumber(e.currentTarget.value)} required />
          <Button type="submit" variant="default" loading={check.isPending}>
            Look up
          </Button>
        </Group>
      </form>
      {check.error && (
        <Alert color="red" mt="sm">
          {check.error.message}
        </Alert>
      )}
      {check.data && (
        <Alert color={check.data.items.length ? 'orange' : 'teal'} mt="sm">
          {check.data.items.length ? check.data.items.map((e) => `${e.numbers}: ${e.reason}`).join('; ') : 'It is on no list for all campaigns.'}
        </Alert>
      )}
    </Panel>
  );
}
