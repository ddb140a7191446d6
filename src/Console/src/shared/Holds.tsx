import { Badge, Group, List, Text } from '@mantine/core';
import type { Hold } from '../api/types';
import { formatMoment, words } from './format';

/** What holds something back, in order: the word for people who know it, the sentence for all others. */
export function Holds({ holds, none }: { holds: Hold[]; none: string }) {
  if (holds.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  return (
    <List type="ordered" size="sm" spacing={6}>
      {holds.map((h, at) => (
        <List.Item key={`${h.code}-${at}`}>
          <Group gap={8} wrap="nowrap" align="flex-start">
            <Badge size="sm" variant="light" color="gray" radius="sm" tt="none" style={{ flexShrink: 0 }}>
              {words(h.rule ?? h.code)}
            </Badge>
            <Text size="sm">
              {h.text}
              {h.until && (
                <Text span size="sm" c="dimmed">
                  {' '}
                  (until {formatMoment(h.until)})
                </Text>
              )}
            </Text>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
