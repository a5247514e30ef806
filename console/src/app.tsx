import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { onSignedOut } from './api/client.ts';
import { createQueryClient } from './api/queries.ts';
import { paths, routes } from './paths.ts';
import { createConsoleRouter } from './router.tsx';
import { resolveVariables, theme } from './ui/theme/theme.ts';

const queryClient = createQueryClient();
const router = createConsoleRouter();

onSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname.startsWith(routes.signIn)) return;
  queryClient.clear();
  router.history.push(paths.signIn(href));
});

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Notifications position="bottom-right" />
      </QueryClientProvider>
    </MantineProvider>
  );
}
