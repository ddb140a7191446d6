import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // A session that ended shows the sign-in, whichever screen noticed it.
      if (error instanceof Problem && error.status === 401 && query.queryKey[0] !== 'me') {
        void queryClient.resetQueries({ queryKey: ['me'] });
      }
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (failures, error) => failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
    },
  },
});
