import type { ReactNode } from 'react';
import { Failure, Loading, Stale } from './States';

interface Queried<T> {
  data: T | undefined;
  error: Error | null;
  isPending: boolean;
  refetch: () => unknown;
}

/** The four states of everything that is read: loading, failed, stale (old data, a newer read failed) and there. */
export function QueryView<T>({ query, label, children }: { query: Queried<T>; label: string; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error && <Stale error={query.error} />}
        {children(query.data)}
      </>
    );
  }
  return query.isPending || !query.error ? <Loading label={`Loading ${label}`} /> : <Failure error={query.error} onRetry={() => void query.refetch()} />;
}
