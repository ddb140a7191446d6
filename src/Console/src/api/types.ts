import type { components } from './schema';

type Schemas = components['schemas'];

export type Campaign = Schemas['CampaignView'];
export type CampaignState = Schemas['CampaignState'];
export type Counts = Schemas['CountsView'];
export type Contact = Schemas['ContactView'];
export type ContactState = Schemas['ContactState'];
export type AttemptState = Schemas['AttemptState'];
export type AttemptOutcome = NonNullable<Schemas['AttemptOutcome']>;
export type Call = Schemas['CallView'];
export type CallDetail = Schemas['CallDetail'];
export type CallRecord = NonNullable<CallDetail['record']>;
export type TranscriptLine = Schemas['LineView'];
export type TurnLatency = Schemas['TurnLatency'];
export type Bot = Schemas['BotView'];
export type Carrier = Schemas['CarrierView'];
export type ApiKey = Schemas['ApiKeyView'];
export type ImportReport = Schemas['ImportReport'];
export type RowError = Schemas['RowError'];
export type LiveSnapshot = Schemas['LiveSnapshot'];
export type HostSlots = Schemas['HostView'];
export type HostCommand = 'cordon' | 'uncordon' | 'drain';
export type NewCampaign = Schemas['NewCampaign'];
export type CarrierBody = Schemas['CarrierBody'];
export type InboundRoute = Schemas['InboundView'];
export type InboundBody = Schemas['InboundBody'];
export type ContactPage = Schemas['ContactPage'];
export type CallPage = Schemas['CallPage'];
export type SuppressionPage = Schemas['SuppressionPage'];
export type SuppressionsAdded = Schemas['SuppressionsAdded'];
export type Me = Schemas['Me'];
export type Command = 'start' | 'pause' | 'resume' | 'drain' | 'cancel' | 'unschedule' | 'archive' | 'unarchive';
export type Hold = Schemas['HoldView'];
export type Explanation = Schemas['ExplainView'];
export type ContactExplanation = Schemas['ContactExplainView'];
export type RevisionPage = Schemas['RevisionPage'];
export type SettingsChange = NonNullable<Schemas['SettingsChange']>;
export type Rehearsal = Schemas['RehearseView'];
export type RehearseRequest = NonNullable<Schemas['RehearseRequest']>;
export type Run = Schemas['RunView'];
export type DeadLetterPage = Schemas['DeadLetterPage'];

export interface Listing<T> {
  items: T[];
  at: string;
}
