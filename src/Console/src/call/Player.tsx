import { ActionIcon, Anchor, Group, SegmentedControl, Slider, Stack, Text } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type RefObject } from 'react';
import { formatDuration } from '../shared/format';
import { Waveform } from './Waveform';
import { peaksOf } from './wav';

const buckets = 400;

interface Props {
  source: string;
  audio: RefObject<HTMLAudioElement | null>;
  position: number;
  onPosition: (seconds: number) => void;
}

export function Player({ source, audio, position, onPosition }: Props) {
  const [playing, setPlaying] = useState(false);
  const [length, setLength] = useState(0);
  const [failed, setFailed] = useState(false);
  const peaks = useQuery({
    queryKey: ['peaks', source],
    queryFn: async () => peaksOf(await (await fetch(source)).arrayBuffer(), buckets),
    staleTime: Infinity,
    retry: false,
  });
  useEffect(() => {
    if (!playing) {
      return;
    }
    // The element's own event comes four times a second: too coarse for a moving line.
    let frame = requestAnimationFrame(function follow() {
      onPosition(audio.current?.currentTime ?? 0);
      frame = requestAnimationFrame(follow);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, audio, onPosition]);
  const seek = (seconds: number) => {
    audio.current!.currentTime = seconds;
    onPosition(seconds);
  };
  const seconds = length || peaks.data?.seconds || 0;
  if (failed) {
    return (
      <Text size="sm" c="red" role="alert">
        The recording cannot be played.
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      <audio
        ref={audio}
        src={source}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onLoadedMetadata={(e) => Number.isFinite(e.currentTarget.duration) && setLength(e.currentTarget.duration)}
        onSeeked={(e) => onPosition(e.currentTarget.currentTime)}
        onError={() => setFailed(true)}
      />
      {peaks.data ? <Waveform peaks={peaks.data} position={position} onSeek={seek} /> : <Slider value={position} max={seconds || 1} step={0.1} onChange={seek} label={null} aria-label="Position" />}
      <Group justify="space-between">
        <Group gap="sm">
          <ActionIcon size="lg" radius="xl" aria-label={playing ? 'Pause' : 'Play'} onClick={() => (playing ? audio.current?.pause() : void audio.current?.play())}>
            {playing ? <IconPlayerPause size={18} /> : <IconPlayerPlay size={18} />}
          </ActionIcon>
          <Text size="sm" ff="monospace" data-testid="position">
            {formatDuration(position)} / {formatDuration(seconds)}
          </Text>
          <Legend colour="#15aabf" text="Caller" />
          <Legend colour="#7048e8" text="Bot" />
        </Group>
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label="Speed"
            defaultValue="1"
            data={['1', '1.5', '2'].map((value) => ({ value, label: `${value}×` }))}
            onChange={(v) => {
              audio.current!.playbackRate = Number(v);
            }}
          />
          <Anchor href={source} download size="xs" aria-label="Download the recording">
            <IconDownload size={18} />
          </Anchor>
        </Group>
      </Group>
    </Stack>
  );
}

function Legend({ colour, text }: { colour: string; text: string }) {
  return (
    <Group gap={5}>
      <span style={{ width: 10, height: 10, borderRadius: 2, background: colour }} />
      <Text size="xs" c="dimmed">
        {text}
      </Text>
    </Group>
  );
}
