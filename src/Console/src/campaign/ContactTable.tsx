import { Box, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useContacts } from '../api/queries';
import type { Contact } from '../api/types';
import { Age } from '../shared/Age';
import { attemptColours, contactColours } from '../shared/colours';
import { formatMoment, words } from '../shared/format';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';
import { StateBadge } from '../shared/StateBadge';
import { Empty } from '../shared/States';

const rowHeight = 34;
const columns = '64px 150px minmax(120px, 1fr) minmax(100px, 1fr) 150px 76px 150px 130px';
const quickMs = 2_000;
const calmMs = 15_000;
/** Reading many pages every two seconds would cost the host more than it tells. */
const pagesReadQuickly = 4;

export function ContactTable({ campaign, moving }: { campaign: string; moving: boolean }) {
  const pages = useRef(1);
  const contacts = useContacts(campaign, moving && pages.current <= pagesReadQuickly ? quickMs : calmMs);
  pages.current = contacts.data?.pages.length ?? 1;
  return (
    <Panel title="Contacts" aside={<Age at={contacts.dataUpdatedAt} />} pad={false}>
      <QueryView query={contacts} label="contacts">
        {({ pages: all }) => {
          const rows = all.flatMap((p) => p.items);
          return rows.length === 0 ? (
            <Empty title="No contacts yet">Import a CSV file under Imports.</Empty>
          ) : (
            <Rows rows={rows} more={contacts.hasNextPage} onMore={() => !contacts.isFetching && void contacts.fetchNextPage()} />
          );
        }}
      </QueryView>
    </Panel>
  );
}

function Rows({ rows, more, onMore }: { rows: Contact[]; more: boolean; onMore: () => void }) {
  const scroller = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
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
            const open = contact.attempt ? () => void navigate(`/calls/${contact.attempt}`) : undefined;
            return (
              <div
                key={contact.id}
                role="row"
                tabIndex={open ? 0 : undefined}
                className={`cx-grid-row${open ? ' cx-link-row' : ''}`}
                style={{ gridTemplateColumns: columns, position: 'absolute', top: item.start, left: 0, right: 0 }}
                onClick={open}
                onKeyDown={(e) => e.key === 'Enter' && open?.()}
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
