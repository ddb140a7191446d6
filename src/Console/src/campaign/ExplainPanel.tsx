import { Group, Text } from '@mantine/core';
import { useExplanation } from '../api/queries';
import { Age } from '../shared/Age';
import { Holds } from '../shared/Holds';
import { QueryView } from '../shared/QueryView';
import { Panel } from '../shared/Screen';

/** Why the campaign does not dial more, from the decisions of the last tick. */
export function ExplainPanel({ campaign }: { campaign: string }) {
  const explanation = useExplanation(campaign);
  return (
    <Panel title="Why not more calls?" aside={<Age at={explanation.dataUpdatedAt} staleAfterMs={15_000} />}>
      <QueryView query={explanation} label="the explanation">
        {({ holds, recent }) => (
          <>
            <Holds holds={holds} none="Nothing holds it back." />
            <Group gap="md" mt="sm">
              <Text size="xs" c="dimmed">
                Last 5 minutes: {recent.dialsOver} dials over, {recent.answered} answered
                {recent.answerRatePercent !== null && ` (${recent.answerRatePercent} %)`}, {recent.abandoned} without a seat
                {recent.handleTimeSeconds !== null && `, ${recent.handleTimeSeconds} s a conversation`}
              </Text>
            </Group>
          </>
        )}
      </QueryView>
    </Panel>
  );
}
