import { Box, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Frame of a screen: title, what belongs beside it, content. */
export function Screen({ title, aside, actions, children }: { title: ReactNode; aside?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <Stack gap="md" p="md" maw={1600} mx="auto">
      <Group justify="space-between" wrap="nowrap" mih={36}>
        <Group gap="sm">
          <Title order={1}>{title}</Title>
          {aside}
        </Group>
        <Group gap="xs">{actions}</Group>
      </Group>
      {children}
    </Stack>
  );
}

export function Panel({ title, aside, children, pad = true }: { title?: string; aside?: ReactNode; children: ReactNode; pad?: boolean }) {
  return (
    <Box component="section" className="cx-panel" aria-label={title}>
      {title && (
        <Group justify="space-between" px="md" pt="sm" pb={pad ? 0 : 'xs'}>
          <Title order={2} fz="sm">
            {title}
          </Title>
          {aside}
        </Group>
      )}
      <Box p={pad ? 'md' : 0} pt={pad && title ? 'xs' : undefined}>
        {children}
      </Box>
    </Box>
  );
}
