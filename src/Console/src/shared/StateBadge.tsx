import { Badge } from '@mantine/core';
import { words } from './format';

/** A state as a word on its colour; the word alone says it all. */
export function StateBadge({ code, colours }: { code: string; colours: Record<string, string> }) {
  return (
    <Badge size="sm" variant="light" color={colours[code] ?? 'gray'} radius="sm" tt="none" fw={600}>
      {words(code)}
    </Badge>
  );
}
