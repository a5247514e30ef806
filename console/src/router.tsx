import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ClientFrame } from './frame/client-frame.tsx';
import { Frame } from './frame/frame.tsx';
import { FrameSkeleton } from './frame/frame-skeleton.tsx';
import { AllCrisisChips } from './frame/live-crises.tsx';
import { pages } from './pages/register.tsx';
import { paths, routes } from './paths.ts';
import { SessionGate } from './session/session.tsx';
import { NotFound } from './ui/states/not-found.tsx';
import { PageCrash } from './ui/states/page-crash.tsx';
import { PageSkeleton } from './ui/states/skeletons.tsx';
import { readUrlSearch, type UrlSearch, writeUrlSearch } from './url-search.ts';

/** The router over everything in `pages/register.tsx`; each page is a chunk of its own. */
export function createConsoleRouter() {
  return createRouter({
    routeTree,
    parseSearch: readUrlSearch,
    stringifySearch: (search) => writeUrlSearch(search as UrlSearch),
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageCrash,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

const root = createRootRoute({ component: Outlet });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: paths.now() });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: routes.signIn,
  component: lazyRouteComponent(() => import('./pages/sign-in/SignInPage.tsx')),
});

const signInByLink = createRoute({
  getParentRoute: () => root,
  path: routes.signInByLink,
  component: lazyRouteComponent(() => import('./pages/sign-in/SignInByLinkPage.tsx')),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: () => (
    <SessionGate pending={<FrameSkeleton />}>
      <Outlet />
    </SessionGate>
  ),
});

const forAllClients = createRoute({
  getParentRoute: () => signedIn,
  id: 'all-clients',
  component: () => (
    <Frame chips={<AllCrisisChips />}>
      <Outlet />
    </Frame>
  ),
});

const forOneClient = createRoute({
  getParentRoute: () => signedIn,
  path: '/c/$client',
  component: () => (
    <ClientFrame>
      <Outlet />
    </ClientFrame>
  ),
});

const CLIENT_PREFIX = '/c/$client';

const pageRoutes = pages.map(({ route, load }) => {
  const component = lazyRouteComponent(load);
  return route.startsWith(CLIENT_PREFIX)
    ? createRoute({
        getParentRoute: () => forOneClient,
        path: route.slice(CLIENT_PREFIX.length),
        component,
      })
    : createRoute({ getParentRoute: () => forAllClients, path: route, component });
});

const devRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/dev/gallery',
        component: lazyRouteComponent(() => import('./dev/GalleryPage.tsx')),
      }),
    ]
  : [];

const clientRoutes = pageRoutes.filter((_, index) => pages[index]?.route.startsWith(CLIENT_PREFIX));
const allClientsRoutes = pageRoutes.filter((route) => !clientRoutes.includes(route));

const routeTree = root.addChildren([
  home,
  signIn,
  signInByLink,
  ...devRoutes,
  signedIn.addChildren([
    forAllClients.addChildren(allClientsRoutes),
    forOneClient.addChildren(clientRoutes),
  ]),
]);
