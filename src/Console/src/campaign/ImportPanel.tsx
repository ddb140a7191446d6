import { Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useImports } from '../api/queries';
import { ImportReportView } from '../newcampaign/ImportReportView';
import { Uploader } from '../newcampaign/Uploader';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';
import { Empty } from '../shared/States';

export function ImportPanel({ campaign }: { campaign: string }) {
  const imports = useImports(campaign);
  const client = useQueryClient();
  return (
    <Stack gap="sm">
      <Panel title="Import contacts">
        <Uploader campaign={campaign} onDone={() => void client.invalidateQueries()} />
      </Panel>
      <QueryView query={imports} label="imports">
        {({ items }) =>
          items.length === 0 ? (
            <Panel>
              <Empty title="Nothing was imported yet" />
            </Panel>
          ) : (
            items.map((report) => (
              <Panel key={report.id}>
                <ImportReportView report={report} />
              </Panel>
            ))
          )
        }
      </QueryView>
    </Stack>
  );
}
