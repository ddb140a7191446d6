import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { LiveSnapshot } from './types';

export type Connection = 'connecting' | 'live' | 'lost';

interface Live {
  connection: Connection;
  snapshot: LiveSnapshot | null;
  /** When the snapshot arrived, by this browser's clock: the host's clock may differ. */
  receivedAt: number;
}

const LiveContext = createContext<Live>({ connection: 'connecting', snapshot: null, receivedAt: 0 });

export const useLive = () => useContext(LiveContext);

export const useLiveCampaign = (id: string) => useLive().snapshot?.campaigns.find((c) => c.id === id);

const retryMs = 3_000;

/** One stream for the whole console. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [live, setLive] = useState<Live>({ connection: 'connecting', snapshot: null, receivedAt: 0 });
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource;
    let again: number | undefined;
    const connect = () => {
      source = new EventSource('/v1/live');
      source.addEventListener('snapshot', (e) => {
        setLive({ connection: 'live', snapshot: JSON.parse((e as MessageEvent<string>).data) as LiveSnapshot, receivedAt: Date.now() });
      });
      source.onerror = () => {
        setLive((old) => ({ ...old, connection: 'lost' }));
        // The browser reconnects by itself unless the host refused; then the session may be over.
        if (source.readyState === EventSource.CLOSED) {
          void client.invalidateQueries({ queryKey: ['me'] });
          again = window.setTimeout(connect, retryMs);
        }
      };
    };
    connect();
    return () => {
      window.clearTimeout(again);
      source.close();
    };
  }, [client]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}
