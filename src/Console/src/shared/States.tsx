import { Alert, Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem';

export function Loading({ label }: { label: string }) {
  return (
    <Center mih={160} role="status" aria-label={label}>
      <Loader size="sm" />
    </Center>
  );
}

export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Center mih={180} p="lg">
      <Stack align="center" gap="xs">
        <Title order={3}>{title}</Title>
        {children && (
          <Text c="dimmed" size="sm" ta="center" maw={460}>
            {children}
          </Text>
        )}
        {action}
      </Stack>
    </Center>
  );
}

export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const problem = error instanceof Problem ? error : null;
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={problem?.title ?? 'Something went wrong.'} m="md" role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{problem ? problem.detail : error.message}</Text>
        {onRetry && (
          <Button size="xs" variant="light" color="red" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

export function Stale({ error }: { error: Error }) {
  return (
    <Alert color="orange" py={6} icon={<IconPlugConnectedX size={16} />} role="status">
      <Text size="xs">What you see is old: {error.message}</Text>
    </Alert>
  );
}
