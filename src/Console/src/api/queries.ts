import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, sendText, write } from './client';
import type { ApiKey, Bot, Call, CallDetail, CallPage, Campaign, Carrier, CarrierBody, CarrierHealth, Command, Contact, ContactExplanation, ContactPage, DeadLetterPage, Explanation, HostCommand, ImportReport, InboundBody, InboundRoute, Listing, Me, NewCampaign, Plan, Pool, PoolBody, PoolHealth, RehearseRequest, Rehearsal, RevisionPage, Route, RouteBody, SettingsChange, SuppressionPage, SuppressionsAdded } from './types';

/** The one place that knows addresses. Screens use these hooks and nothing else. */
const slow = 10_000;

export const useMe = () => useQuery({ queryKey: ['me'], queryFn: () => get<Me>('/v1/auth/me'), retry: false, staleTime: Infinity });

export const useCampaigns = (archived = false) =>
  useQuery({ queryKey: ['campaigns', archived ? 'all' : 'current'], queryFn: () => get<Listing<Campaign>>(`/v1/campaigns${archived ? '?archived=true' : ''}`), refetchInterval: slow });

export const useCampaign = (id: string) =>
  useQuery({ queryKey: ['campaigns', id], queryFn: () => get<Campaign>(`/v1/campaigns/${id}`), refetchInterval: slow });

export interface ContactFilter {
  state?: string;
  outcome?: string;
  number?: string;
}

export const useContacts = (campaign: string, filter: ContactFilter, refetchMs: number) =>
  useInfiniteQuery({
    queryKey: ['contacts', campaign, filter],
    queryFn: ({ pageParam }) => get<ContactPage>(`/v1/campaigns/${campaign}/contacts?${contactsQuery(filter, pageParam)}`),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refetchMs,
  });

export function contactsQuery(filter: ContactFilter, after: number): string {
  const query = new URLSearchParams({ limit: '500' });
  for (const [name, value] of Object.entries({ ...filter, after: after || undefined })) {
    if (value) {
      query.set(name, String(value));
    }
  }
  return query.toString();
}

export const useExplanation = (campaign: string) =>
  useQuery({ queryKey: ['explain', campaign], queryFn: () => get<Explanation>(`/v1/campaigns/${campaign}/explain`), refetchInterval: 5_000 });

export const useContactExplanation = (campaign: string, contact: number) =>
  useQuery({ queryKey: ['explain', campaign, contact], queryFn: () => get<ContactExplanation>(`/v1/campaigns/${campaign}/contacts/${contact}/explain`), refetchInterval: 3_000 });

export const useRevisions = (campaign: string) =>
  useQuery({ queryKey: ['campaigns', campaign, 'revisions'], queryFn: () => get<RevisionPage>(`/v1/campaigns/${campaign}/revisions`) });

export const useDeadLetters = () =>
  useInfiniteQuery({
    queryKey: ['dead-letters'],
    queryFn: ({ pageParam }) => get<DeadLetterPage>(`/v1/outbox/dead-letters?limit=100&after=${pageParam}`),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: slow,
  });

export const useImports = (campaign: string) =>
  useQuery({ queryKey: ['imports', campaign], queryFn: () => get<Listing<ImportReport>>(`/v1/campaigns/${campaign}/imports`) });

export interface CallsFilter {
  campaign?: string;
  contact?: number;
  outcome?: string;
  live?: boolean;
}

export const useCalls = (filter: CallsFilter) =>
  useInfiniteQuery({
    queryKey: ['calls', filter],
    queryFn: ({ pageParam }) => get<CallPage>(`/v1/calls?${callsQuery(filter, pageParam)}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 3_000,
  });

export function callsQuery(filter: CallsFilter, before: string): string {
  const query = new URLSearchParams({ limit: '100' });
  for (const [name, value] of Object.entries({ ...filter, before })) {
    if (value !== undefined && value !== '') {
      query.set(name, String(value));
    }
  }
  return query.toString();
}

/** Where the calls of a list come as CSV. */
export const callsExport = ({ campaign, contact, outcome, live }: CallsFilter): string => {
  const given = Object.entries({ campaign, contact, outcome, live }).filter(([, value]) => value !== undefined);
  return `/v1/calls/export.csv?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
};

export const useCall = (id: string) =>
  useQuery({
    queryKey: ['call', id],
    queryFn: () => get<CallDetail>(`/v1/calls/${id}`),
    // A finished call never changes.
    refetchInterval: (q) => (q.state.data?.call.endedAt && q.state.data.record ? false : 1_000),
  });

export const useBots = () => useQuery({ queryKey: ['bots'], queryFn: () => get<Listing<Bot>>('/v1/bots') });

export const useBot = (id: string | null) =>
  useQuery({ queryKey: ['bots', id], queryFn: () => get<Bot & { definition: unknown }>(`/v1/bots/${id}`), enabled: id !== null });

export const useCarriers = () => useQuery({ queryKey: ['carriers'], queryFn: () => get<Listing<Carrier>>('/v1/carriers') });

export const useCarrierHealth = () =>
  useQuery({ queryKey: ['carriers', 'health'], queryFn: () => get<Listing<CarrierHealth>>('/v1/carriers/health'), refetchInterval: 2_000 });

export const useRoutes = () => useQuery({ queryKey: ['routes'], queryFn: () => get<Listing<Route>>('/v1/routes') });

export const useRoutePlan = (number: string) =>
  useQuery({
    queryKey: ['routes', 'plan', number],
    queryFn: () => get<Plan>(`/v1/routes/plan?number=${encodeURIComponent(number)}`),
    enabled: number.length > 6,
    retry: false,
  });

export const usePools = () => useQuery({ queryKey: ['pools'], queryFn: () => get<Listing<Pool>>('/v1/caller-id-pools') });

export const usePoolHealth = () =>
  useQuery({ queryKey: ['pools', 'health'], queryFn: () => get<Listing<PoolHealth>>('/v1/caller-id-pools/health'), refetchInterval: 3_000 });

export const useInbound = () => useQuery({ queryKey: ['inbound'], queryFn: () => get<Listing<InboundRoute>>('/v1/inbound') });

export const useApiKeys = () => useQuery({ queryKey: ['api-keys'], queryFn: () => get<Listing<ApiKey>>('/v1/api-keys') });

function useWrite<TIn, TOut>(send: (input: TIn) => Promise<TOut>, ...stale: string[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => Promise.all(stale.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

export const useSignIn = () => useWrite((body: { user: string; password: string }) => write<Me>('POST', '/v1/auth/sign-in', body), 'me');
export const useSignOut = () => {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => write<void>('POST', '/v1/auth/sign-out'), onSettled: () => client.resetQueries() });
};
export const usePassword = () => useWrite((body: { current: string; replacement: string }) => write<void>('PUT', '/v1/auth/password', body));
export const useCreateCampaign = () => useWrite((body: NewCampaign) => write<Campaign>('POST', '/v1/campaigns', body), 'campaigns');
export const useCommand = (id: string) =>
  useWrite((command: Command) => write<Campaign>('POST', `/v1/campaigns/${id}/${command}`), 'campaigns', 'contacts');
export const useHostCommand = (host: string) =>
  useWrite((command: HostCommand) => write<void>('POST', `/v1/hosts/${encodeURIComponent(host)}/${command}`), 'slots');
export const useSchedule = (id: string) =>
  useWrite((startsAt: string) => write<Campaign>('POST', `/v1/campaigns/${id}/schedule`, { startsAt }), 'campaigns', 'explain');
export const useClone = (id: string) =>
  useWrite((body: { contacts: 'none' | 'all' }) => write<Campaign>('POST', `/v1/campaigns/${id}/clone`, body), 'campaigns');
export const useRevise = (id: string) =>
  useWrite(
    ({ revision, ...body }: { revision: number; name?: string; settings?: SettingsChange }) => write<Campaign>('PATCH', `/v1/campaigns/${id}`, body, revision),
    'campaigns',
    'explain',
  );
export const useRehearse = (id: string) => useWrite((body: RehearseRequest) => write<Rehearsal>('POST', `/v1/campaigns/${id}/rehearse`, body));
export const useRequeue = (id: string) =>
  useWrite(
    (body: { all?: boolean; state?: string; outcome?: string; attempts: 'keep' | 'reset' }) => write<{ contacts: number }>('POST', `/v1/campaigns/${id}/contacts/requeue`, body),
    'contacts',
    'campaigns',
  );
export const useContactAction = (campaign: string, contact: number) =>
  useWrite(
    ({ action, ...body }: { action: 'callback' | 'requeue'; at?: string; attempts?: 'keep' | 'reset' }) =>
      write<Contact>('POST', `/v1/campaigns/${campaign}/contacts/${contact}/${action}`, body),
    'contacts',
    'explain',
  );
export const useEditContact = (campaign: string, contact: number) =>
  useWrite(
    (body: { number?: string; name?: string; reference?: string }) => write<Contact>('PATCH', `/v1/campaigns/${campaign}/contacts/${contact}`, body),
    'contacts',
    'explain',
  );
export const useReplay = () =>
  useWrite((ids: number[] | null) => write<{ deadLetters: number }>('POST', '/v1/outbox/dead-letters/replay', ids ? { ids } : { all: true }), 'dead-letters');
export const useSaveCarrier = () =>
  useWrite(
    ({ id, revision, body }: { id: string | null; revision?: number; body: CarrierBody }) =>
      id ? write<Carrier>('PUT', `/v1/carriers/${id}`, body, revision) : write<Carrier>('POST', '/v1/carriers', body),
    'carriers',
  );
export const useRemoveCarrier = () =>
  useWrite(({ id, revision }: { id: string; revision: number }) => write<void>('DELETE', `/v1/carriers/${id}`, undefined, revision), 'carriers');
export const useSaveRoute = () =>
  useWrite(
    ({ prefix, revision, body }: { prefix: string; revision?: number; body: RouteBody }) =>
      write<Route>('PUT', `/v1/routes/${encodeURIComponent(prefix)}`, body, revision),
    'routes',
  );
export const useRemoveRoute = () =>
  useWrite(({ prefix, revision }: { prefix: string; revision: number }) => write<void>('DELETE', `/v1/routes/${prefix}`, undefined, revision), 'routes');
export const useSavePool = () =>
  useWrite(
    ({ id, revision, body }: { id: string | null; revision?: number; body: PoolBody }) =>
      id ? write<Pool>('PUT', `/v1/caller-id-pools/${id}`, body, revision) : write<Pool>('POST', '/v1/caller-id-pools', body),
    'pools',
  );
export const useRemovePool = () =>
  useWrite(({ id, revision }: { id: string; revision: number }) => write<void>('DELETE', `/v1/caller-id-pools/${id}`, undefined, revision), 'pools');
export const useSaveInbound = () => useWrite((body: InboundBody) => write<InboundRoute>('POST', '/v1/inbound', body), 'inbound');
export const useRemoveInbound = () => useWrite((number: string) => write<void>('DELETE', `/v1/inbound/${encodeURIComponent(number)}`), 'inbound');
export const useMakeKey = () => useWrite((name: string) => write<{ key: ApiKey; token: string }>('POST', '/v1/api-keys', { name }), 'api-keys');
export const useRevokeKey = () => useWrite((id: string) => write<void>('DELETE', `/v1/api-keys/${id}`), 'api-keys');

export type { Call };

export const useSuppressions = () => useQuery({ queryKey: ['suppressions'], queryFn: () => get<SuppressionPage>('/v1/suppressions?limit=200') });
export const useAddSuppression = () =>
  useWrite((entry: { numbers: string; reason: string | null }) => write<SuppressionsAdded>('POST', '/v1/suppressions', { entries: [entry] }), 'suppressions');
export const useRemoveSuppression = () => useWrite((numbers: string) => write<void>('POST', '/v1/suppressions/remove', { numbers }), 'suppressions');
export const useCheckSuppression = () =>
  useMutation({ mutationFn: (number: string) => get<SuppressionPage>(`/v1/suppressions/check?number=${encodeURIComponent(number)}`) });
export const useUploadSuppressions = () => useWrite((file: File) => sendText<SuppressionsAdded>('/v1/suppressions/imports', file), 'suppressions');
