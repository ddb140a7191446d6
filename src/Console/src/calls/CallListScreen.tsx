import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { IconDownload } from '@tabler/icons-react';
import { callsExport, useCampaigns } from '../api/queries';
import { outcomeColours } from '../shared/colours';
import { words } from '../shared/format';
import { Screen } from '../shared/Screen';
import { CallTable } from './CallTable';

/** Filters live in the address: a list can be sent to a colleague. */
export function CallListScreen() {
  const [search, setSearch] = useSearchParams();
  const campaigns = useCampaigns();
  const set = (name: string, value: string | null) =>
    setSearch(
      (old) => {
        if (value) {
          old.set(name, value);
        } else {
          old.delete(name);
        }
        return old;
      },
      { replace: true },
    );
  const live = search.get('live');
  const filter = {
    campaign: search.get('campaign') ?? undefined,
    outcome: search.get('outcome') ?? undefined,
    live: live === null ? undefined : live === 'true',
  };
  return (
    <Screen
      title="Calls"
      actions={
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Live or over"
            value={live ?? ''}
            onChange={(v) => set('live', v)}
            data={[
              { value: '', label: 'All' },
              { value: 'true', label: 'Live' },
              { value: 'false', label: 'Over' },
            ]}
          />
          <Select
            size="xs"
            placeholder="Any outcome"
            aria-label="Outcome"
            data={Object.keys(outcomeColours).map((o) => ({ value: o, label: words(o) }))}
            value={search.get('outcome')}
            onChange={(v) => set('outcome', v)}
            clearable
          />
          <Select
            size="xs"
            placeholder="Any campaign"
            aria-label="Campaign"
            data={campaigns.data?.items.map((c) => ({ value: c.id, label: c.name })) ?? []}
            value={search.get('campaign')}
            onChange={(v) => set('campaign', v)}
            clearable
            searchable
          />
          <Button component="a" href={callsExport(filter)} download size="xs" variant="default" leftSection={<IconDownload size={16} />}>
            CSV
          </Button>
        </Group>
      }
    >
      <CallTable filter={filter} />
    </Screen>
  );
}
