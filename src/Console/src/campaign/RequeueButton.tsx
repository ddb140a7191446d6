import { Button, Group, Modal, Stack, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useRequeue, type ContactFilter } from '../api/queries';
import { words } from '../shared/format';

/** Calls contacts again that the campaign is done with: those that the filter shows, or all. */
export function RequeueButton({ campaign, filter }: { campaign: string; filter: ContactFilter }) {
  const requeue = useRequeue(campaign);
  const [open, modal] = useDisclosure(false);
  const [reset, setReset] = useState(true);
  const { state, outcome } = filter;
  const whom = [state && `state ${words(state)}`, outcome && `outcome ${words(outcome)}`].filter(Boolean).join(', ') || 'everybody that the campaign is done with';
  const send = () =>
    requeue.mutate(
      { ...(state || outcome ? { state, outcome } : { all: true }), attempts: reset ? 'reset' : 'keep' },
      {
        onSuccess: ({ contacts }) => {
          modal.close();
          notifications.show({ title: `${contacts} contacts will be called again`, message: 'A completed campaign goes on when it is resumed.' });
        },
      },
    );
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconRefresh size={16} />} onClick={modal.open}>
        Call again
      </Button>
      <Modal opened={open} onClose={modal.close} title="Call contacts again?" centered>
        <Stack>
          <Text size="sm">Whom: {whom}. Contacts that must not be called stay as they are.</Text>
          <Switch checked={reset} onChange={(e) => setReset(e.currentTarget.checked)} label="They have all their attempts again" />
          {requeue.error && (
            <Text size="sm" c="red" role="alert">
              {requeue.error.message}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={modal.close}>
              Leave them
            </Button>
            <Button loading={requeue.isPending} onClick={send}>
              Call them again
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
