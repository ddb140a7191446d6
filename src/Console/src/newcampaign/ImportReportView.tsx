import { Alert, Anchor, Group, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ImportReport } from '../api/types';
import { formatCount, formatMoment } from '../shared/format';

const shownErrors = 200;

export function ImportReportView({ report }: { report: ImportReport }) {
  const clean = report.end === 'complete' && report.rejected === 0 && report.duplicates === 0;
  // Duplicates are found a batch at a time, after the errors of their lines' neighbours.
  const errors = report.errors.toSorted((a, b) => a.line - b.line);
  const colour = report.end === 'complete' ? (clean ? 'teal' : 'yellow') : 'red';
  return (
    <Stack gap="xs" role="region" aria-label="Import report">
      <Alert color={colour} py="xs" icon={clean ? <IconCircleCheck size={18} /> : <IconAlertTriangle size={18} />} title={report.message}>
        <Group gap="lg">
          <Figure label="Rows" value={report.rows} />
          <Figure label="Imported" value={report.added} />
          <Figure label="Duplicates" value={report.duplicates} />
          <Figure label="Rejected" value={report.rejected} />
          <Text size="xs" c="dimmed">
            {formatMoment(report.at)}
          </Text>
          {report.errorReport && (
            <Anchor size="xs" href={report.errorReport} download>
              Download all {formatCount(report.rejected + report.duplicates)} rows that were left out
            </Anchor>
          )}
        </Group>
      </Alert>
      {report.errors.length > 0 && (
        <ScrollArea.Autosize mah={320}>
          <Table fz="xs" verticalSpacing={4} stickyHeader aria-label="Rows that were left out">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={80}>Line</Table.Th>
                <Table.Th w={140}>Column</Table.Th>
                <Table.Th w={160}>Value</Table.Th>
                <Table.Th>What is wrong</Table.Th>
                <Table.Th>What to do</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {errors.slice(0, shownErrors).map((e) => (
                <Table.Tr key={`${e.line}-${e.reason}`}>
                  <Table.Td>{formatCount(e.line)}</Table.Td>
                  <Table.Td>{e.column}</Table.Td>
                  <Table.Td ff="monospace">{e.value}</Table.Td>
                  <Table.Td>{e.reason}</Table.Td>
                  <Table.Td>{e.hint}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      )}
      {(report.errorsTruncated || report.errors.length > shownErrors) && (
        <Text size="xs" c="dimmed">
          The first {shownErrors} are shown; the download has them all.
        </Text>
      )}
    </Stack>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <Text size="xs">
      {label}{' '}
      <Text span fw={700} size="xs">
        {formatCount(value)}
      </Text>
    </Text>
  );
}
