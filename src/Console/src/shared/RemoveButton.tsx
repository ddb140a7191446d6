import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';

/** Removes something for good, once asked for and once confirmed. */
export function RemoveButton({ what, loading, onRemove, children }: { what: string; loading: boolean; onRemove: () => void; children: ReactNode }) {
  const [asking, ask] = useDisclosure(false);
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="red" loading={loading} onClick={ask.open} aria-label={`Remove ${what}`}>
        Remove
      </Button>
      <Modal opened={asking} onClose={ask.close} title={`Remove ${what}?`} centered>
        <Text size="sm">{children}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={ask.close}>
            Keep it
          </Button>
          <Button
            color="red"
            onClick={() => {
              ask.close();
              onRemove();
            }}
          >
            Remove it
          </Button>
        </Group>
      </Modal>
    </>
  );
}
