import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import type { Campaign } from '../api/types';
import { RevisionList } from './RevisionList';
import { SettingsForm } from './SettingsForm';
import { SettingsList } from './SettingsList';

export function SettingsTab({ campaign }: { campaign: Campaign }) {
  const [editing, edit] = useDisclosure(false);
  return (
    <Stack gap="sm">
      {editing ? (
        <SettingsForm campaign={campaign} onDone={edit.close} />
      ) : (
        <>
          <Group>
            <Button size="xs" variant="default" leftSection={<IconPencil size={16} />} onClick={edit.open}>
              Edit settings
            </Button>
          </Group>
          <SettingsList settings={campaign.settings} />
        </>
      )}
      <RevisionList campaign={campaign.id} />
    </Stack>
  );
}
