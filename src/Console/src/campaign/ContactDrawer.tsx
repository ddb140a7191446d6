import { Alert, Button, Divider, Drawer, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Link } from 'react-router';
import { useContactAction, useContactExplanation, useEditContact } from '../api/queries';
import type { Contact } from '../api/types';
import { contactColours } from '../shared/colours';
import { formatMoment } from '../shared/format';
import { Holds } from '../shared/Holds';
import { QueryView } from '../shared/QueryView';
import { StateBadge } from '../shared/StateBadge';

/** One contact: why it is not called now, and what can be done to it by hand. */
export function ContactDrawer({ campaign, contact, onClose }: { campaign: string; contact: number; onClose: () => void }) {
  const explanation = useContactExplanation(campaign, contact);
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title={`Contact ${contact}`}>
      <QueryView query={explanation} label="the contact">
        {(e) => (
          <Stack>
            <Group gap="sm">
              <Text fw={600}>{e.contact.number}</Text>
              <StateBadge code={e.contact.state} colours={contactColours} />
              {e.contact.attempt && (
                <Text size="sm" component={Link} to={`/calls/${e.contact.attempt}`}>
                  Last call
                </Text>
              )}
            </Group>
            <div>
              <Text size="sm" fw={600} mb={6}>
                Why is it not called now?
              </Text>
              <Holds holds={e.holds} none="Nothing holds it back: it is called when its turn comes." />
              {e.earliestAt && e.holds.length > 0 && (
                <Text size="sm" mt={6}>
                  At the earliest: {formatMoment(e.earliestAt)}
                </Text>
              )}
            </div>
            <Divider />
            <Actions campaign={campaign} contact={e.contact} />
            <Divider />
            <Edit key={e.contact.id} campaign={campaign} contact={e.contact} />
          </Stack>
        )}
      </QueryView>
    </Drawer>
  );
}

function Actions({ campaign, contact }: { campaign: string; contact: Contact }) {
  const act = useContactAction(campaign, contact.id);
  const [at, setAt] = useState('');
  const inCall = contact.state === 'leased';
  const failed = (e: Error) => notifications.show({ color: 'red', title: 'Not done', message: e.message });
  return (
    <Stack gap="xs">
      <Group align="flex-end">
        <TextInput type="datetime-local" label="Call back at" value={at} onChange={(e) => setAt(e.currentTarget.value)} flex={1} />
        <Button variant="default" disabled={!at || inCall} onClick={() => act.mutate({ action: 'callback', at: new Date(at).toISOString() }, { onError: failed })}>
          Schedule
        </Button>
      </Group>
      <Group>
        <Button variant="default" disabled={inCall} onClick={() => act.mutate({ action: 'requeue', attempts: 'keep' }, { onError: failed })}>
          Call again
        </Button>
        <Button variant="default" disabled={inCall} onClick={() => act.mutate({ action: 'requeue', attempts: 'reset' }, { onError: failed })}>
          Call again with all attempts
        </Button>
      </Group>
    </Stack>
  );
}

function Edit({ campaign, contact }: { campaign: string; contact: Contact }) {
  const edit = useEditContact(campaign, contact.id);
  const [number, setNumber] = useState(contact.number);
  const [name, setName] = useState(contact.name ?? '');
  const [reference, setReference] = useState(contact.reference ?? '');
  return (
    <Stack gap="xs">
      <TextInput label="Number" value={number} onChange={(e) => setNumber(e.currentTarget.value)} />
      <TextInput label="Name" value={name} onChange={(e) => setName(e.currentTarget.value)} />
      <TextInput label="Reference" value={reference} onChange={(e) => setReference(e.currentTarget.value)} />
      {edit.error && (
        <Alert color="red" role="alert">
          {edit.error.message}
        </Alert>
      )}
      <Group>
        <Button disabled={contact.state === 'leased'} loading={edit.isPending} onClick={() => edit.mutate({ number, name, reference })}>
          Save
        </Button>
        {edit.isSuccess && (
          <Text size="sm" c="dimmed" role="status">
            Saved
          </Text>
        )}
      </Group>
    </Stack>
  );
}
