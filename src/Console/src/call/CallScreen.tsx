import { Anchor, Grid, Stack, Text } from '@mantine/core';
import { useCallback, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCall } from '../api/queries';
import type { CallDetail } from '../api/types';
import { Age } from '../shared/Age';
import { attemptColours, outcomeColours } from '../shared/colours';
import { QueryView } from '../shared/QueryView';
import { Panel, Screen } from '../shared/Screen';
import { StateBadge } from '../shared/StateBadge';
import { Empty } from '../shared/States';
import { CallFacts } from './CallFacts';
import { LatencyTable } from './LatencyTable';
import { Player } from './Player';
import { Transcript } from './Transcript';

export function CallScreen() {
  const { id = '' } = useParams();
  const call = useCall(id);
  return (
    <QueryView query={call} label="the call">
      {(detail) => <Detail key={id} detail={detail} readAt={call.dataUpdatedAt} />}
    </QueryView>
  );
}

function Detail({ detail: { call, record }, readAt }: { detail: CallDetail; readAt: number }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [position, setPosition] = useState(0);
  const onPosition = useCallback((seconds: number) => setPosition(seconds), []);
  const seek = (seconds: number) => {
    if (audio.current) {
      audio.current.currentTime = seconds;
      void audio.current.play();
    }
  };
  return (
    <Screen
      title={call.name ?? call.number}
      aside={
        <>
          {call.outcome ? <StateBadge code={call.outcome} colours={outcomeColours} /> : <StateBadge code={call.state} colours={attemptColours} />}
          {!call.endedAt && <Age at={readAt} staleAfterMs={5_000} />}
        </>
      }
      actions={
        <Anchor component={Link} to={`/campaigns/${call.campaign}`} size="sm">
          To the campaign
        </Anchor>
      }
    >
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="sm">
            {record?.hasRecording && (
              <Panel title="Recording">
                <Player source={`/v1/calls/${call.attempt}/recording`} audio={audio} position={position} onPosition={onPosition} />
              </Panel>
            )}
            <Panel title="Transcript">
              {!record ? (
                <Empty title={call.endedAt ? 'No record' : 'The call is live'}>
                  {call.endedAt ? 'The host of this call died before it could hand its record back.' : 'Transcript and recording appear when it is over.'}
                </Empty>
              ) : record.transcript.length === 0 ? (
                <Text size="sm" c="dimmed">
                  Nothing was said.
                </Text>
              ) : (
                <Transcript lines={record.transcript} position={position} onSeek={record.hasRecording ? seek : undefined} />
              )}
            </Panel>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="sm">
            <CallFacts call={call} record={record} />
            {record && (
              <Panel title="Latency by turn" pad={false}>
                <LatencyTable turns={record.turns} />
              </Panel>
            )}
          </Stack>
        </Grid.Col>
      </Grid>
    </Screen>
  );
}
