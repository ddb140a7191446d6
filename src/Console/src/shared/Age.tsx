import { Text } from '@mantine/core';
import { formatAge } from './format';
import { useNow } from './useNow';

/** How old the numbers beside it are. Amber once they are older than they should be. */
export function Age({ at, staleAfterMs = 20_000 }: { at: number; staleAfterMs?: number }) {
  const age = useNow() - at;
  if (at === 0) {
    return null;
  }
  const stale = age > staleAfterMs;
  return (
    <Text span size="xs" c={stale ? 'orange' : 'dimmed'} title={new Date(at).toLocaleString()}>
      {stale ? 'stale: ' : ''}
      {formatAge(age)} ago
    </Text>
  );
}
