import { Button, Group, Modal, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArchive, IconArchiveOff, IconBan, IconCalendarOff, IconPlayerPause, IconPlayerPlay, IconRipple } from '@tabler/icons-react';
import { useCommand } from '../api/queries';
import type { CampaignState, Command } from '../api/types';
import { words } from '../shared/format';
import { CloneButton } from './CloneButton';
import { ScheduleButton } from './ScheduleButton';

interface Offer {
  command: Command;
  hint: string;
  icon: typeof IconBan;
  from: CampaignState[];
  primary?: boolean;
}

const offers: Offer[] = [
  { command: 'start', hint: 'Begin to dial', icon: IconPlayerPlay, from: ['draft', 'scheduled'], primary: true },
  { command: 'unschedule', hint: 'Do not start by itself after all', icon: IconCalendarOff, from: ['scheduled'] },
  { command: 'resume', hint: 'Dial again', icon: IconPlayerPlay, from: ['paused', 'completed'], primary: true },
  { command: 'pause', hint: 'No new calls; live calls go on', icon: IconPlayerPause, from: ['running'] },
  { command: 'drain', hint: 'No new calls; paused once the last live call is over', icon: IconRipple, from: ['running'] },
];

const canBeArchived: CampaignState[] = ['draft', 'paused', 'completed', 'cancelled'];

const canBeCancelled: CampaignState[] = ['draft', 'scheduled', 'running', 'paused', 'draining'];

export function CommandBar({ id, state, contacts, archived }: { id: string; state: CampaignState; contacts: number; archived: boolean }) {
  const command = useCommand(id);
  const [asking, ask] = useDisclosure(false);
  const send = (what: Command) =>
    command.mutate(what, { onError: (e) => notifications.show({ color: 'red', title: `Could not ${what}`, message: e.message }) });
  return (
    <Group gap="xs">
      {offers
        .filter((o) => o.from.includes(state) && !archived)
        .map(({ command: what, hint, icon: Icon, primary }) => (
          <Tooltip key={what} label={what === 'start' && contacts === 0 ? 'Import contacts first' : hint}>
            <Button
              size="xs"
              variant={primary ? 'filled' : 'default'}
              leftSection={<Icon size={16} />}
              loading={command.isPending && command.variables === what}
              disabled={what === 'start' && contacts === 0}
              onClick={() => send(what)}
            >
              {words(what)}
            </Button>
          </Tooltip>
        ))}
      {state === 'draft' && !archived && <ScheduleButton id={id} />}
      <CloneButton id={id} />
      {canBeArchived.includes(state) && (
        <Tooltip label={archived ? 'Back into sight' : 'Out of sight; nothing is deleted'}>
          <Button
            size="xs"
            variant="default"
            leftSection={archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
            onClick={() => send(archived ? 'unarchive' : 'archive')}
          >
            {archived ? 'Unarchive' : 'Archive'}
          </Button>
        </Tooltip>
      )}
      {canBeCancelled.includes(state) && !archived && (
        <Button size="xs" variant="subtle" color="red" leftSection={<IconBan size={16} />} onClick={ask.open}>
          Cancel
        </Button>
      )}
      <Modal opened={asking} onClose={ask.close} title="End this campaign for good?" centered>
        <Text size="sm">Contacts that wait will not be called. Live calls come to their end. A cancelled campaign cannot be started again.</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={ask.close}>
            Keep it
          </Button>
          <Button
            color="red"
            onClick={() => {
              ask.close();
              send('cancel');
            }}
          >
            Cancel the campaign
          </Button>
        </Group>
      </Modal>
    </Group>
  );
}
