import { Box, Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useContacts, type ContactFilter } from '../api/queries';
import type { Contact } from '../api/types';
import { Age } from '../shared/Age';
import { attemptColours, contactColours, outcomeColours } from '../shared/colours';
import { formatMoment, words } from '../shared/format';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';
import { StateBadge } from '../shared/StateBadge';
import { Empty } from '../shared/States';
import { ContactDrawer } from './ContactDrawer';
import { RequeueButton } from './RequeueButton';

const rowHeight = 34;
const columns = '64px 150px minmax(120px, 1fr) minmax(100px, 1fr) 150px 76px 150px 130px';
const quickMs = 2_000;
const calmMs = 15_000;
/** Reading many pages every two seconds would cost the host more than it tells. */
const pagesReadQuickly = 4;

export function ContactTable({ campaign, moving }: { campaign: string; moving: boolean }) {
  const pages = useRef(1);
  const [filter, setFilter] = useState<ContactFilter>({});
  const [quiet] = useDebouncedValue(filter, 300);
  const [opened, open] = useState<number | null>(null);
  const contacts = useContacts(campaign, quiet, moving && pages.current <= pagesReadQuickly ? quickMs : calmMs);
  pages.current = contacts.data?.pages.length ?? 1;
  const filtered = Object.values(quiet).some(Boolean);
  return (
    <Panel title="Contacts" aside={<Age at={contacts.dataUpdatedAt} />} pad={false}>
      <Filters campaign={campaign} filter={filter} onChange={setFilter} />
      <QueryView query={contacts} label="contacts">
        {({ pages: all }) => {
          const rows = all.flatMap((p) => p.items);
          return rows.length === 0 ? (
            <Empty title={filtered ? 'Nobody is like that' : 'No contacts yet'}>{filtered ? 'Choose another state or outcome.' : 'Import a CSV or JSON file under Imports.'}</Empty>
          ) : (
            <Rows rows={rows} more={contacts.hasNextPage} onMore={() => !contacts.isFetching && void contacts.fetchNextPage()} onOpen={open} />
          );
        }}
      </QueryView>
      {opened !== null && <ContactDrawer campaign={campaign} contact={opened} onClose={() => open(null)} />}
    </Panel>
  );
}

function Filters({ campaign, filter, onChange }: { campaign: string; filter: ContactFilter; onChange: (filter: ContactFilter) => void }) {
  const choice = (codes: string[]) => codes.map((value) => ({ value, label: words(value) }));
  const query = new URLSearchParams(Object.entries(filter).filter(([name, value]) => value && name !== 'number') as [string, string][]).toString();
  return (
    <Group gap="xs" px="md" pb="xs" justify="space-between">
      <Group gap="xs">
        <Select size="xs" aria-label="State" placeholder="Any state" clearable data={choice(Object.keys(contactColours))} value={filter.state ?? null} onChange={(v) => onChange({ ...filter, state: v ?? undefined })} />
        <Select size="xs" aria-label="Outcome" placeholder="Any outcome" clearable data={choice(Object.keys(outcomeColours))} value={filter.outcome ?? null} onChange={(v) => onChange({ ...filter, outcome: v ?? undefined })} />
        <TextInput size="xs" aria-label="Number" placeholder="Whole number, such as +4930123456" w={240} value={filter.number ?? ''} onChange={(e) => onChange({ ...filter, number: e.currentTarget.value || undefined })} />
      </Group>
      <Group gap="xs">
        <RequeueButton campaign={campaign} filter={filter} />
        <Button component="a" href={`/v1/campaigns/${campaign}/contacts/export.csv${query ? `?${query}` : ''}`} download size="xs" variant="default" leftSection={<IconDownload size={16} />}>
          Export
        </Button>
      </Group>
    </Group>
  );
}

function Rows({ rows, more, onMore, onOpen }: { rows: Contact[]; more: boolean; onMore: () => void; onOpen: (contact: number) => void }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 50) {
      onMore();
    }
  });
  return (
    <div role="table" aria-label="Contacts" aria-rowcount={more ? -1 : rows.length}>
      <div role="row" className="cx-grid-row cx-grid-head" style={{ gridTemplateColumns: columns }}>
        {['Id', 'Number', 'Name', 'Reference', 'State', 'Attempts', 'Outcome', 'Due'].map((h) => (
          <span role="columnheader" key={h}>
            {h}
          </span>
        ))}
      </div>
      <Box ref={scroller} h={Math.min(rows.length, 14) * rowHeight} style={{ overflowY: 'auto' }} role="rowgroup">
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {shown.map((item) => {
            const contact = rows[item.index]!;
            const open = () => onOpen(contact.id);
            return (
              <div
                key={contact.id}
                role="row"
                tabIndex={0}
                className="cx-grid-row cx-link-row"
                style={{ gridTemplateColumns: columns, position: 'absolute', top: item.start, left: 0, right: 0 }}
                onClick={open}
                onKeyDown={(e) => e.key === 'Enter' && open()}
              >
                <Cells contact={contact} />
              </div>
            );
          })}
        </div>
      </Box>
    </div>
  );
}

function Cells({ contact: c }: { contact: Contact }) {
  return (
    <>
      <Text role="cell" size="sm" c="dimmed">
        {c.id}
      </Text>
      <Text role="cell" size="sm">
        {c.number}
      </Text>
      <Text role="cell" size="sm" className="cx-cut">
        {c.name}
      </Text>
      <Text role="cell" size="sm" className="cx-cut" c="dimmed">
        {c.reference}
      </Text>
      <span role="cell">
        {c.attemptState ? <StateBadge code={c.attemptState} colours={attemptColours} /> : <StateBadge code={c.state} colours={contactColours} />}
      </span>
      <Text role="cell" size="sm">
        {c.attempts}
      </Text>
      <Text role="cell" size="sm" className="cx-cut">
        {c.disposition ? words(c.disposition) : ''}
      </Text>
      <Text role="cell" size="sm" c="dimmed">
        {c.nextAt ? formatMoment(c.nextAt) : ''}
      </Text>
    </>
  );
}
