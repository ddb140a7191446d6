import { Navigate, Route, Routes } from 'react-router';
import { LiveProvider } from './api/live';
import { useMe } from './api/queries';
import { CallScreen } from './call/CallScreen';
import { CallListScreen } from './calls/CallListScreen';
import { CampaignScreen } from './campaign/CampaignScreen';
import { CampaignListScreen } from './campaigns/CampaignListScreen';
import { DeadLetterScreen } from './deadletters/DeadLetterScreen';
import { NewCampaignScreen } from './newcampaign/NewCampaignScreen';
import { SettingsScreen } from './settings/SettingsScreen';
import { Failure, Loading } from './shared/States';
import { Shell } from './shell/Shell';
import { SignInScreen } from './signin/SignInScreen';

export function App() {
  const me = useMe();
  if (me.isPending) {
    return <Loading label="Opening the console" />;
  }
  if (me.data === undefined && me.error) {
    return 'status' in me.error && me.error.status === 401 ? <SignInScreen /> : <Failure error={me.error} onRetry={() => void me.refetch()} />;
  }
  return (
    <LiveProvider>
      <Shell me={me.data!}>
        <Routes>
          <Route path="/" element={<Navigate to="/campaigns" replace />} />
          <Route path="/campaigns" element={<CampaignListScreen />} />
          <Route path="/campaigns/new" element={<NewCampaignScreen />} />
          <Route path="/campaigns/:id" element={<CampaignScreen />} />
          <Route path="/calls" element={<CallListScreen />} />
          <Route path="/calls/:id" element={<CallScreen />} />
          <Route path="/dead-letters" element={<DeadLetterScreen />} />
          <Route path="/settings/:tab?" element={<SettingsScreen />} />
          <Route path="*" element={<Navigate to="/campaigns" replace />} />
        </Routes>
      </Shell>
    </LiveProvider>
  );
}
