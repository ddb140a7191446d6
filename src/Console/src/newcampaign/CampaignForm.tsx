import { Alert, Button, Fieldset, Group, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Problem } from '../api/problem';
import { useBots, useCarriers, useCreateCampaign, usePools } from '../api/queries';
import { QueryView } from '../shared/QueryView';
import { emptyDraft, toRequest, type Draft } from './draft';

export function CampaignForm({ onMade }: { onMade: (id: string) => void }) {
  const bots = useBots();
  const carriers = useCarriers();
  const pools = usePools();
  const create = useCreateCampaign();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const set = <K extends keyof Draft>(key: K, value: Draft[K]) => setDraft((d) => ({ ...d, [key]: value }));
  const problem = create.error instanceof Problem ? create.error : null;
  const wrong = (path: string) => problem?.at(path);
  const submit = (e: FormEvent) => {
    e.preventDefault();
    create.mutate(toRequest(draft), { onSuccess: (campaign) => onMade(campaign.id) });
  };
  const minutes = (key: 'busyMinutes' | 'noAnswerMinutes' | 'failedMinutes', label: string, outcome: string) => (
    <NumberInput label={label} suffix=" min" min={0} max={43_200} value={draft[key]} onChange={(v) => set(key, Number(v) || 0)} error={wrong(`settings.retry.delaySeconds.${outcome}`)} />
  );
  return (
    <QueryView query={bots} label="bots">
      {({ items: botItems }) => (
        <QueryView query={carriers} label="carriers">
          {({ items: carrierItems }) => (
            <form onSubmit={submit} noValidate>
              <Stack>
                <TextInput label="Name" value={draft.name} onChange={(e) => set('name', e.currentTarget.value)} error={wrong('name')} autoFocus required />
                <SimpleGrid cols={{ base: 1, md: 3 }}>
                  <Select
                    label="Bot"
                    placeholder={botItems.length ? 'Choose' : 'No bot is published'}
                    data={botItems.map((b) => ({ value: b.id, label: `${b.name} (version ${b.version})` }))}
                    value={draft.bot}
                    onChange={(v) => set('bot', v)}
                    error={wrong('settings.bot') && (draft.bot ? wrong('settings.bot') : 'Choose a bot.')}
                    required
                  />
                  <Select
                    label="Carrier"
                    placeholder={carrierItems.length ? 'Choose' : 'Add one under Settings'}
                    data={carrierItems.map((c) => ({ value: c.id, label: c.name }))}
                    value={draft.carrier}
                    onChange={(v) => set('carrier', v)}
                    error={wrong('settings.carrier') && (draft.carrier ? wrong('settings.carrier') : 'Choose a carrier.')}
                    required
                  />
                  <TextInput label="Caller id" placeholder="+4930123456" value={draft.callerId} onChange={(e) => set('callerId', e.currentTarget.value)} error={wrong('settings.callerId')} required />
                  <Select
                    label="Number pool"
                    placeholder="None: every call shows the caller id"
                    data={(pools.data?.items ?? []).map((p) => ({ value: p.id, label: `${p.name} (${p.numbers.length} numbers)` }))}
                    value={draft.callerIdPool}
                    onChange={(v) => set('callerIdPool', v)}
                    error={wrong('settings.callerIdPool')}
                    clearable
                  />
                  <NumberInput label="Calls at once" min={1} value={draft.concurrencyLimit} onChange={(v) => set('concurrencyLimit', Number(v))} error={wrong('settings.concurrencyLimit')} />
                  <NumberInput label="Ring time-out" suffix=" s" min={15} max={180} value={draft.ringTimeoutSeconds} onChange={(v) => set('ringTimeoutSeconds', Number(v))} error={wrong('settings.ringTimeoutSeconds')} />
                  <Select
                    label="When a machine answers"
                    data={[
                      { value: 'teardown', label: 'Hang up' },
                      { value: 'continue', label: 'Let the bot speak' },
                    ]}
                    value={draft.onMachine}
                    onChange={(v) => set('onMachine', v ?? 'teardown')}
                    allowDeselect={false}
                    error={wrong('settings.onMachine')}
                  />
                </SimpleGrid>
                <Fieldset legend="Try again" variant="filled">
                  <SimpleGrid cols={{ base: 1, sm: 4 }}>
                    <NumberInput label="Attempts at most" min={1} max={20} value={draft.maxAttempts} onChange={(v) => set('maxAttempts', Number(v))} error={wrong('settings.retry.maxAttempts')} />
                    {minutes('busyMinutes', 'After busy', 'busy')}
                    {minutes('noAnswerMinutes', 'After no answer', 'no_answer')}
                    {minutes('failedMinutes', 'After a carrier error', 'failed')}
                  </SimpleGrid>
                </Fieldset>
                <Fieldset legend="Rules of calling" variant="filled">
                  <SimpleGrid cols={{ base: 1, md: 3 }}>
                    <Select
                      label="Whose rules"
                      description="Hours, how often, what must be said"
                      data={[
                        { value: 'standard', label: "Those of each contact's place" },
                        { value: 'practice', label: 'None: programs answer (practice)' },
                      ]}
                      value={draft.profile}
                      onChange={(v) => set('profile', v ?? 'standard')}
                      allowDeselect={false}
                      error={wrong('settings.compliance.profile')}
                    />
                    <TextInput label="On whose behalf" description="The bot must say it; nobody is dialled without" value={draft.callerName} onChange={(e) => set('callerName', e.currentTarget.value)} error={wrong('settings.compliance.callerName')} />
                    <Select
                      label="Consent"
                      description="Nobody is dialled without"
                      data={[
                        { value: 'column', label: "The contacts' column 'consent'" },
                        { value: 'attested', label: 'All have consented; the proof is kept elsewhere' },
                      ]}
                      value={draft.consent}
                      onChange={(v) => set('consent', v ?? 'column')}
                      allowDeselect={false}
                      error={wrong('settings.compliance.consent')}
                    />
                    <TextInput label="Time zone when none is known" description="Else such contacts are not dialled" placeholder="Europe/Berlin" value={draft.zone} onChange={(e) => set('zone', e.currentTarget.value)} error={wrong('settings.compliance.zone')} />
                    <TextInput label="Hours by the contact's clock" description="Within those of the law; more than one with ;" placeholder="mon-fri 09:00-18:00" value={draft.hours} onChange={(e) => set('hours', e.currentTarget.value)} error={wrong('settings.compliance.hours[0]') ?? wrong('settings.compliance.hours[1]')} />
                    <Select
                      label="The same number again"
                      description="Rows of the import, and other campaigns"
                      data={[
                        { value: 'campaign', label: 'Once in this campaign' },
                        { value: 'all_campaigns', label: 'Once over all campaigns, for 30 days' },
                        { value: 'off', label: 'Each row is a contact of its own' },
                      ]}
                      value={draft.dedup}
                      onChange={(v) => set('dedup', v ?? 'campaign')}
                      allowDeselect={false}
                      error={wrong('settings.compliance.dedup')}
                    />
                    <TextInput label="Key to opt out" description="Pressed alone at any time of a call: the number is never called again" maxLength={1} value={draft.optOutKey} onChange={(e) => set('optOutKey', e.currentTarget.value)} error={wrong('settings.compliance.optOutKey')} />
                  </SimpleGrid>
                </Fieldset>
                <TextInput label="Webhook" description="Results are sent there as they come" placeholder="https://crm.example/hooks/calls" value={draft.webhook} onChange={(e) => set('webhook', e.currentTarget.value)} error={wrong('settings.webhook')} />
                {create.error && (
                  <Alert color="red" role="alert" title={problem?.title ?? 'The campaign was not made.'}>
                    {problem?.errors.length ? 'See the fields marked red.' : create.error.message}
                  </Alert>
                )}
                <Group>
                  <Button type="submit" loading={create.isPending}>
                    Make the draft
                  </Button>
                </Group>
              </Stack>
            </form>
          )}
        </QueryView>
      )}
    </QueryView>
  );
}
