import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, write } from './client';
import type { ApiKey, Bot, Call, CallDetail, CallPage, Campaign, Carrier, CarrierBody, Command, ContactPage, HostCommand, ImportReport, Listing, Me, NewCampaign } from './types';

/** The one place that knows addresses. Screens use these hooks and nothing else. */
const slow = 10_000;

export const useMe = () => useQuery({ queryKey: ['me'], queryFn: () => get<Me>('/v1/auth/me'), retry: false, staleTime: Infinity });

export const useCampaigns = () =>
  useQuery({ queryKey: ['campaigns'], queryFn: () => get<Listing<Campaign>>('/v1/campaigns'), refetchInterval: slow });

export const useCampaign = (id: string) =>
  useQuery({ queryKey: ['campaigns', id], queryFn: () => get<Campaign>(`/v1/campaigns/${id}`), refetchInterval: slow });

export const useContacts = (campaign: string, refetchMs: number) =>
  useInfiniteQuery({
    queryKey: ['contacts', campaign],
    queryFn: ({ pageParam }) => get<ContactPage>(`/v1/campaigns/${campaign}/contacts?limit=500${pageParam ? `&after=${pageParam}` : ''}`),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: refetchMs,
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
export const useSaveCarrier = () =>
  useWrite(
    ({ id, body }: { id: string | null; body: CarrierBody }) =>
      id ? write<Carrier>('PUT', `/v1/carriers/${id}`, body) : write<Carrier>('POST', '/v1/carriers', body),
    'carriers',
  );
export const useMakeKey = () => useWrite((name: string) => write<{ key: ApiKey; token: string }>('POST', '/v1/api-keys', { name }), 'api-keys');
export const useRevokeKey = () => useWrite((id: string) => write<void>('DELETE', `/v1/api-keys/${id}`), 'api-keys');

export type { Call };
