/** The addresses of the console, all below /desk. Settings and entries are fetched when first opened. */
import { createBrowserRouter, Outlet } from 'react-router'
import { Door } from './door/door.tsx'
import { Invitation } from './door/invitation.tsx'
import { Broken } from './frame/broken.tsx'
import { Frame } from './frame/frame.tsx'
import { Home } from './frame/home.tsx'
import { Missing } from './frame/missing.tsx'
import { InboxPage } from './inbox/inbox-page.tsx'
import { Loading } from './parts/notice.tsx'

const settings = () => import('./settings/pages.ts')

export const router = createBrowserRouter(
  [
    {
      errorElement: <Broken />,
      hydrateFallbackElement: <Loading />,
      children: [
        { path: '/invitation', element: <Invitation /> },
        {
          element: (
            <Door>
              <Frame>
                <Outlet />
              </Frame>
            </Door>
          ),
          children: [
            {
              errorElement: <Broken />,
              children: [
                { index: true, element: <Home /> },
                { path: '/cases/:caseId?', element: <InboxPage /> },
                {
                  path: '/entry',
                  lazy: async () => ({ Component: (await import('./entry/entry-page.tsx')).EntryPage }),
                },
                {
                  path: '/indicators/:indicator?',
                  lazy: async () => ({ Component: (await import('./board/board-page.tsx')).BoardPage }),
                },
                {
                  path: '/map',
                  lazy: async () => ({ Component: (await import('./map/map-page.tsx')).MapPage }),
                },
                {
                  path: '/reports/:reportId?',
                  lazy: async () => ({ Component: (await import('./reports/reports-page.tsx')).ReportsPage }),
                },
                {
                  path: '/handovers',
                  lazy: async () => ({ Component: (await import('./handovers/handovers-page.tsx')).HandoversPage }),
                },
                {
                  path: '/granted/:agencyId?/:caseId?',
                  lazy: async () => ({ Component: (await import('./granted/granted-page.tsx')).GrantedPage }),
                },
                { path: '/account', lazy: async () => ({ Component: (await settings()).AccountPage }) },
                { path: '/settings/:part?', lazy: async () => ({ Component: (await settings()).SettingsPage }) },
                { path: '*', element: <Missing /> },
              ],
            },
          ],
        },
      ],
    },
  ],
  { basename: '/desk' },
)
