import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useClone } from '../api/queries';

export function CloneButton({ id }: { id: string }) {
  const clone = useClone(id);
  const navigate = useNavigate();
  const send = (contacts: 'none' | 'all') =>
    clone.mutate(
      { contacts },
      {
        onSuccess: (made) => void navigate(`/campaigns/${made.id}`),
        onError: (e) => notifications.show({ color: 'red', title: 'Could not clone', message: e.message }),
      },
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconCopy size={16} />} loading={clone.isPending}>
          Clone
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => send('none')}>Settings only</Menu.Item>
        <Menu.Item onClick={() => send('all')}>Settings and contacts</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
