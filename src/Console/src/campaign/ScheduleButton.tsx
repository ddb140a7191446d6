import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarTime } from '@tabler/icons-react';
import { useState } from 'react';
import { useSchedule } from '../api/queries';

/** A draft that starts by itself, at a time by the clock of whoever looks. */
export function ScheduleButton({ id }: { id: string }) {
  const schedule = useSchedule(id);
  const [open, modal] = useDisclosure(false);
  const [at, setAt] = useState('');
  const moment = at ? new Date(at) : null;
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconCalendarTime size={16} />} onClick={modal.open}>
        Schedule
      </Button>
      <Modal opened={open} onClose={modal.close} title="Start by itself" centered>
        <Stack>
          <TextInput type="datetime-local" label="Starts at" description="By the clock of this computer" value={at} onChange={(e) => setAt(e.currentTarget.value)} />
          {schedule.error && (
            <Text size="sm" c="red" role="alert">
              {schedule.error.message}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={modal.close}>
              Not now
            </Button>
            <Button disabled={!moment} loading={schedule.isPending} onClick={() => schedule.mutate(moment!.toISOString(), { onSuccess: modal.close })}>
              Schedule
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
