import { Button, FileInput, Group, Progress, Stack, Text } from '@mantine/core';
import { IconFileTypeCsv, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { importCsv } from '../api/upload';
import type { ImportReport } from '../api/types';
import { Failure } from '../shared/States';
import { ImportReportView } from './ImportReportView';

/** Picks a file, sends it, shows what became of every row. */
export function Uploader({ campaign, onDone }: { campaign: string; onDone: (report: ImportReport) => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const send = async () => {
    setReport(null);
    setError(null);
    setShare(0);
    try {
      const result = await importCsv(campaign, file!, setShare);
      setReport(result);
      onDone(result);
    } catch (e) {
      setError(e as Error);
    } finally {
      setShare(null);
    }
  };
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="xs">
        <FileInput
          label="CSV file"
          description="The first line names the columns: number (or phone), name, reference; all others become fields for the bot."
          placeholder="Choose a file"
          accept=".csv,text/csv"
          leftSection={<IconFileTypeCsv size={18} />}
          value={file}
          onChange={setFile}
          clearable
          flex={1}
        />
        <Button leftSection={<IconUpload size={16} />} disabled={!file} loading={share !== null} onClick={() => void send()}>
          Import
        </Button>
      </Group>
      {share !== null && (
        <Stack gap={4} role="status">
          <Progress value={share * 100} animated aria-label="Upload" />
          <Text size="xs" c="dimmed">
            {share < 1 ? `Sent ${Math.floor(share * 100)} %` : 'Checking the last rows'}
          </Text>
        </Stack>
      )}
      {error && <Failure error={error} />}
      {report && <ImportReportView report={report} />}
    </Stack>
  );
}
