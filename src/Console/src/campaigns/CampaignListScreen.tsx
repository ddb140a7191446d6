import { Button, Switch, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useLive } from '../api/live';
import { useCampaigns } from '../api/queries';
import type { Campaign, Counts, Recent } from '../api/types';
import { Age } from '../shared/Age';
import { campaignColours } from '../shared/colours';
import { formatCount, formatMoment } from '../shared/format';
import { QueryView } from '../shared/QueryView';
import { Panel, Screen } from '../shared/Screen';
import { StateBadge } from '../shared/StateBadge';
import { Empty } from '../shared/States';
import { Outcomes } from './Outcomes';
import { Progress } from './Progress';
import { inFlight, waiting } from './counting';
import { recentTexts } from './recent';

export function CampaignListScreen() {
  const [archived, showArchived] = useState(false);
  const campaigns = useCampaigns(archived);
  const live = useLive();
  const make = (
    <Button component={Link} to="/campaigns/new" size="xs" leftSection={<IconPlus size={16} />}>
      New campaign
    </Button>
  );
  const fresh = new Map(live.snapshot?.campaigns.map((c) => [c.id, c]));
  return (
    <Screen
      title="Campaigns"
      aside={<Age at={Math.max(campaigns.dataUpdatedAt, live.receivedAt)} />}
      actions={
        <>
          <Switch size="xs" label="Archived ones, too" checked={archived} onChange={(e) => showArchived(e.currentTarget.checked)} />
          {make}
        </>
      }
    >
      <Panel pad={false}>
        <QueryView query={campaigns} label="campaigns">
          {({ items }) =>
            items.length === 0 ? (
              <Empty title="No campaign yet" action={make}>
                A campaign takes a bot, a carrier and a list of contacts, and calls them.
              </Empty>
            ) : (
              <Table className="cx-rows" verticalSpacing={8} horizontalSpacing="md" highlightOnHover fz="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Campaign</Table.Th>
                    <Table.Th>State</Table.Th>
                    <Table.Th ta="right">Contacts</Table.Th>
                    <Table.Th ta="right">Waiting</Table.Th>
                    <Table.Th ta="right">In call</Table.Th>
                    <Table.Th ta="right" title="Dials that were answered, last 5 minutes">
                      Answered
                    </Table.Th>
                    <Table.Th ta="right" title="Mean time from answer to end, last 5 minutes">
                      Handle time
                    </Table.Th>
                    <Table.Th ta="right" title="Answers for which no seat was free in time, last 5 minutes">
                      Abandoned
                    </Table.Th>
                    <Table.Th w="16%">Progress</Table.Th>
                    <Table.Th w="20%">Outcomes</Table.Th>
                    <Table.Th>Made</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((c) => {
                    const { state, counts, recent } = fresh.get(c.id) ?? c;
                    return <Row key={c.id} campaign={c} state={state} counts={counts} recent={recent} />;
                  })}
                </Table.Tbody>
              </Table>
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}

function Row({ campaign, state, counts, recent }: { campaign: Campaign; state: string; counts: Counts; recent: Recent | null }) {
  const navigate = useNavigate();
  const { answerRate, handleTime, abandoned } = recentTexts(recent);
  const to = `/campaigns/${campaign.id}`;
  return (
    <Table.Tr data-link onClick={() => void navigate(to)}>
      <Table.Td fw={600}>
        <Link to={to} style={{ color: 'inherit', textDecoration: 'none' }} onClick={(e) => e.stopPropagation()}>
          {campaign.name}
        </Link>
      </Table.Td>
      <Table.Td>
        <StateBadge code={state} colours={campaignColours} /> {campaign.archivedAt && <StateBadge code="archived" colours={{}} />}
      </Table.Td>
      <Table.Td ta="right">{formatCount(counts.total)}</Table.Td>
      <Table.Td ta="right">{formatCount(waiting(counts))}</Table.Td>
      <Table.Td ta="right">{formatCount(inFlight(counts))}</Table.Td>
      <Table.Td ta="right">{answerRate}</Table.Td>
      <Table.Td ta="right">{handleTime}</Table.Td>
      <Table.Td ta="right">{abandoned}</Table.Td>
      <Table.Td>
        <Progress counts={counts} />
      </Table.Td>
      <Table.Td>
        <Outcomes counts={counts} most={4} />
      </Table.Td>
      <Table.Td c="dimmed">{formatMoment(campaign.createdAt)}</Table.Td>
    </Table.Tr>
  );
}
