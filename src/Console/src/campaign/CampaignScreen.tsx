import { Grid, Group, SimpleGrid, Tabs, Text } from '@mantine/core';
import { useParams } from 'react-router';
import { useLive, useLiveCampaign } from '../api/live';
import { useCampaign } from '../api/queries';
import type { Campaign } from '../api/types';
import { CallTable } from '../calls/CallTable';
import { finished, inFlight, share, waiting } from '../campaigns/counting';
import { Progress } from '../campaigns/Progress';
import { recentTexts } from '../campaigns/recent';
import { Age } from '../shared/Age';
import { campaignColours } from '../shared/colours';
import { formatCount, formatMoment } from '../shared/format';
import { QueryView } from '../shared/QueryView';
import { Panel, Screen } from '../shared/Screen';
import { StateBadge } from '../shared/StateBadge';
import { CommandBar } from './CommandBar';
import { ContactTable } from './ContactTable';
import { ExplainPanel } from './ExplainPanel';
import { ImportPanel } from './ImportPanel';
import { OutcomeBars } from './OutcomeBars';
import { RehearsePanel } from './RehearsePanel';
import { SettingsTab } from './SettingsTab';
import { SlotGrid } from './SlotGrid';

export function CampaignScreen() {
  const { id = '' } = useParams();
  const campaign = useCampaign(id);
  return (
    <QueryView query={campaign} label="the campaign">
      {(data) => <Detail campaign={data} readAt={campaign.dataUpdatedAt} />}
    </QueryView>
  );
}

function Detail({ campaign, readAt }: { campaign: Campaign; readAt: number }) {
  const { snapshot, receivedAt } = useLive();
  const live = useLiveCampaign(campaign.id);
  // The stream is a second old at most; a command's own answer is fresher still, for that second.
  const { state, counts, recent } = live && receivedAt > readAt ? live : campaign;
  const { answerRate, handleTime, abandoned } = recentTexts(recent);
  return (
    <Screen
      title={campaign.name}
      aside={
        <>
          <StateBadge code={state} colours={campaignColours} />
          {state === 'scheduled' && campaign.startsAt && (
            <Text size="sm" c="dimmed">
              starts {formatMoment(campaign.startsAt)}
            </Text>
          )}
          {campaign.archivedAt && <StateBadge code="archived" colours={{}} />}
          <Age at={Math.max(readAt, receivedAt)} staleAfterMs={5_000} />
        </>
      }
      actions={<CommandBar id={campaign.id} state={state} contacts={counts.total} archived={campaign.archivedAt !== null} />}
    >
      <Panel>
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm" mb="sm">
          <Figure label="Contacts" value={formatCount(counts.total)} />
          <Figure label="Waiting" value={formatCount(waiting(counts))} note={counts.nextDue && !counts.byState.pending ? `next due ${formatMoment(counts.nextDue)}` : undefined} />
          <Figure label="In call" value={formatCount(inFlight(counts))} note={`of at most ${campaign.settings.concurrencyLimit}`} />
          <Figure label="Finished" value={formatCount(finished(counts))} note={`${Math.floor(share(finished(counts), counts.total))} %`} />
          <Figure label="Completed" value={formatCount(counts.byState.completed ?? 0)} note="spoken with" />
          <Figure label="Answered" value={answerRate} note={recent ? `of ${formatCount(recent.dialsOver)} dials in 5 min` : 'not dialling'} />
          <Figure label="Handle time" value={handleTime} note="mean of 5 min" />
          <Figure label="Abandoned" value={abandoned} note={recent ? `${formatCount(recent.abandoned)} of ${formatCount(recent.answered)} in 5 min` : undefined} />
        </SimpleGrid>
        <Progress counts={counts} />
      </Panel>
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 9 }}>
          <SlotGrid hosts={snapshot?.hosts} campaign={campaign.id} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 3 }}>
          <OutcomeBars counts={counts} />
        </Grid.Col>
      </Grid>
      <Tabs defaultValue={counts.total === 0 ? 'imports' : 'contacts'} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="contacts">Contacts</Tabs.Tab>
          <Tabs.Tab value="calls">Calls</Tabs.Tab>
          <Tabs.Tab value="imports">Imports</Tabs.Tab>
          <Tabs.Tab value="why">Why not more?</Tabs.Tab>
          <Tabs.Tab value="rehearse">Rehearse</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="contacts" pt="sm">
          <ContactTable campaign={campaign.id} moving={inFlight(counts) > 0 || state === 'running'} />
        </Tabs.Panel>
        <Tabs.Panel value="calls" pt="sm">
          <CallTable filter={{ campaign: campaign.id }} />
        </Tabs.Panel>
        <Tabs.Panel value="imports" pt="sm">
          <ImportPanel campaign={campaign.id} />
        </Tabs.Panel>
        <Tabs.Panel value="why" pt="sm">
          <ExplainPanel campaign={campaign.id} />
        </Tabs.Panel>
        <Tabs.Panel value="rehearse" pt="sm">
          <RehearsePanel campaign={campaign} />
        </Tabs.Panel>
        <Tabs.Panel value="settings" pt="sm">
          <SettingsTab campaign={campaign} />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Group gap={8} align="baseline">
        <Text fz={22} fw={650} lh={1.25}>
          {value}
        </Text>
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </Group>
    </div>
  );
}
