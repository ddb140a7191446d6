import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { Screen } from '../shared/Screen';
import { AccountSettings } from './AccountSettings';
import { ApiKeySettings } from './ApiKeySettings';
import { BotSettings } from './BotSettings';
import { CarrierSettings } from './CarrierSettings';
import { InboundSettings } from './InboundSettings';
import { PoolSettings } from './PoolSettings';
import { RouteSettings } from './RouteSettings';
import { SuppressionSettings } from './SuppressionSettings';

const tabs = [
  { value: 'carriers', label: 'Carriers', content: <CarrierSettings /> },
  { value: 'routes', label: 'Routes', content: <RouteSettings /> },
  { value: 'caller-ids', label: 'Caller ids', content: <PoolSettings /> },
  { value: 'inbound', label: 'Inbound', content: <InboundSettings /> },
  { value: 'bots', label: 'Bots', content: <BotSettings /> },
  { value: 'do-not-call', label: 'Do not call', content: <SuppressionSettings /> },
  { value: 'api-keys', label: 'API keys', content: <ApiKeySettings /> },
  { value: 'account', label: 'Account', content: <AccountSettings /> },
];

export function SettingsScreen() {
  const { tab } = useParams();
  const navigate = useNavigate();
  return (
    <Screen title="Settings">
      <Tabs value={tab ?? 'carriers'} onChange={(v) => void navigate(`/settings/${v}`)} keepMounted={false}>
        <Tabs.List>
          {tabs.map((t) => (
            <Tabs.Tab key={t.value} value={t.value}>
              {t.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((t) => (
          <Tabs.Panel key={t.value} value={t.value} pt="sm">
            {t.content}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Screen>
  );
}
