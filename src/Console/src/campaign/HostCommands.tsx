import { Button, Group, Modal, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useHostCommand } from '../api/queries';
import type { HostCommand } from '../api/types';
import { words } from '../shared/format';

/** What an operator does with a host. Only the drain is asked about: it ends the host's process. */
export function HostCommands({ host, draining }: { host: string; draining: boolean }) {
  const command = useHostCommand(host);
  const [asking, ask] = useDisclosure(false);
  const send = (what: HostCommand) =>
    command.mutate(what, { onError: (e) => notifications.show({ color: 'red', title: `Could not ${what} ${host}`, message: e.message }) });
  const cordon: HostCommand = draining ? 'uncordon' : 'cordon';
  return (
    <Group gap={4}>
      <Tooltip label={draining ? 'Takes calls again' : 'No new calls; live calls go on'}>
        <Button size="compact-xs" variant="default" loading={command.isPending} onClick={() => send(cordon)}>
          {words(cordon)}
        </Button>
      </Tooltip>
      <Tooltip label="No new calls; the host stops after its last one">
        <Button size="compact-xs" variant="default" loading={command.isPending} onClick={ask.open}>
          Drain
        </Button>
      </Tooltip>
      <Modal opened={asking} onClose={ask.close} title={`Drain ${host}?`} centered>
        <Text size="sm">
          Its live calls come to their end, and then its process stops. It takes calls again when somebody starts it. On a platform of one process, the
          console stops with it.
        </Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={ask.close}>
            Keep it
          </Button>
          <Button
            color="red"
            onClick={() => {
              ask.close();
              send('drain');
            }}
          >
            Drain the host
          </Button>
        </Group>
      </Modal>
    </Group>
  );
}
