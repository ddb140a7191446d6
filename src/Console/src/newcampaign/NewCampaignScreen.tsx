import { Button, Group, Stack, Stepper } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Panel, Screen } from '../shared/Screen';
import { CampaignForm } from './CampaignForm';
import { Uploader } from './Uploader';

/** Two steps: settings make a draft, then contacts go into it. The draft stays if the second is left for later. */
export function NewCampaignScreen() {
  const [made, setMade] = useState<string | null>(null);
  const [added, setAdded] = useState(0);
  return (
    <Screen title="New campaign">
      <Stepper active={made ? 1 : 0} size="sm" maw={520}>
        <Stepper.Step label="Settings" description="Who calls, and how" />
        <Stepper.Step label="Contacts" description="Whom to call" />
      </Stepper>
      <Panel>
        {made ? (
          <Stack>
            <Uploader campaign={made} onDone={(report) => setAdded((n) => n + report.added)} />
            <Group>
              <Button component={Link} to={`/campaigns/${made}`} variant={added > 0 ? 'filled' : 'default'} rightSection={<IconArrowRight size={16} />}>
                {added > 0 ? 'Go to the campaign' : 'Later: go to the campaign'}
              </Button>
            </Group>
          </Stack>
        ) : (
          <CampaignForm onMade={setMade} />
        )}
      </Panel>
    </Screen>
  );
}
