import type { ReactNode } from 'react';

/**
 * Every icon of the console, drawn for it: 24 units square, one 1.5 px stroke, round ends.
 * A new one keeps to that and to the 20 units in the middle.
 */
export const iconPaths = {
  now: (
    <>
      <path d="M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0"/>
      <path d="M12 7v5l3 2"/>
    </>
  ),
  alert: (
    <>
      <path d="M12 4 2.8 19.5h18.4z"/>
      <path d="M12 10v4M12 16.8v.2"/>
    </>
  ),
  crisis: (
    <>
      <path d="M5 21V4"/>
      <path d="M5 5c4-2 6 2 10 0 1.6-.7 2.6-.6 4 0l-2.5 4.500L19 14c-1.4-.6-2.4-.7-4 0-4 2-6-2-10 0"/>
    </>
  ),
  backlog: (
    <>
      <path d="M4 7h16M4 12h11M4 17h6"/>
      <path d="m16 17 2 2 3.5-4"/>
    </>
  ),
  replan: (
    <>
      <path d="M4 7h5c5 0 5 10 10 10h1"/>
      <path d="M4 17h5c1.6 0 2.7-1 3.5-2.300M15 8.300C15.9 7.5 17 7 19 7h1"/>
      <path d="m17.5 4.5 3 2.5-3 2.500M17.5 14.500l3 2.5-3 2.5"/>
    </>
  ),
  stock: (
    <>
      <path d="m3.5 8 8.5-4 8.5 4v8.500l-8.5 4-8.5-4z"/>
      <path d="m3.5 8 8.5 4 8.5-4M12 12v8.5"/>
    </>
  ),
  message: <path d="M4 5h16v11H10l-5 4v-4H4z"/>,
  plan: (
    <>
      <path d="M6 3.500h9l4 4v13H6z"/>
      <path d="M14.5 3.500V8H19M9 12h7M9 16h5"/>
    </>
  ),
  import: (
    <>
      <path d="M12 4v11M8 11l4 4 4-4"/>
      <path d="M4 16v4h16v-4"/>
    </>
  ),
  export: (
    <>
      <path d="M12 15V4M8 8l4-4 4 4"/>
      <path d="M4 16v4h16v-4"/>
    </>
  ),
  settings: (
    <>
      <path d="M4 7h9M17 7h3M4 17h3M11 17h9"/>
      <circle cx="15" cy="7" r="2"/>
      <circle cx="9" cy="17" r="2"/>
    </>
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="6.5"/>
      <path d="m16 16 4.5 4.5"/>
    </>
  ),
  close: <path d="m6 6 12 12M18 6 6 18"/>,
  check: <path d="m5 12.5 4.5 4.500L19 7"/>,
  plus: <path d="M12 5v14M5 12h14"/>,
  'chevron-down': <path d="m6 9.5 6 6 6-6"/>,
  'chevron-right': <path d="m9.5 6 6 6-6 6"/>,
  'arrow-up': <path d="M12 19V5M6.5 10.5 12 5l5.5 5.5"/>,
  'arrow-down': <path d="M12 5v14M6.5 13.5 12 19l5.5-5.5"/>,
  expand: <path d="M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7"/>,
  collapse: (
    <>
      <path d="M4 5h16v14H4zM9.5 5v14"/>
      <path d="m16 9.5-2.5 2.5 2.5 2.5"/>
    </>
  ),
  columns: <path d="M4 5h16v14H4zM9.5 5v14M14.8 5v14"/>,
  density: <path d="M4 6h16M4 10h16M4 14h16M4 18h16"/>,
  filter: <path d="M4 7h16M7 12h10M10 17h4"/>,
  more: <path d="M6 12h.01M12 12h.01M18 12h.01" strokeWidth="2.4"/>,
  menu: <path d="M4 7h16M4 12h16M4 17h16"/>,
  sun: (
    <>
      <circle cx="12" cy="12" r="4"/>
      <path d="M12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4"/>
    </>
  ),
  moon: <path d="M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z"/>,
  system: <path d="M3.5 5h17v11h-17zM9 20h6M12 16v4"/>,
  person: (
    <>
      <circle cx="12" cy="8.5" r="4"/>
      <path d="M4.5 20c1-4 4-5.5 7.5-5.500s6.5 1.5 7.5 5.5"/>
    </>
  ),
  client: (
    <>
      <path d="M4 9.5 5.5 4h13L20 9.500M5 11v9h14v-9"/>
      <path d="M4 9.500a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0 2.7 2.7 0 0 0 5.3 0M10 20v-5h4v5"/>
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="13" r="7.5"/>
      <path d="M12 9v4l2.5 1.500M9.5 2.500h5"/>
    </>
  ),
  undo: (
    <>
      <path d="M8 5 4 9l4 4"/>
      <path d="M4 9h10a5.5 5.5 0 0 1 0 11H9"/>
    </>
  ),
  retry: (
    <>
      <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.300L19.5 9"/>
      <path d="M19.5 4v5h-5"/>
    </>
  ),
  link: (
    <>
      <path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1"/>
      <path d="M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.700l1-1"/>
    </>
  ),
  lock: <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>,
  hold: <path d="M8.5 5.500v13M15.5 5.500v13"/>,
  play: <path d="m7.5 5 11 7-11 7z"/>,
  'sign-out': <path d="M14 4.500H5v15h9M10 12h10.500M17 8.500l3.5 3.5-3.5 3.5"/>,
  bell: <path d="M6 16.500V11a6 6 0 0 1 12 0v5.500l1.5 1.500h-15zM10 20.500h4"/>,
  book: <path d="M12 6.500C10 5 7 4.5 4 5v13.500c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.500V5c-3-.5-6 0-8 1.500zM12 6.500V20"/>,
  site: (
    <>
      <path d="M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11z"/>
      <circle cx="12" cy="10" r="2.5"/>
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof iconPaths;
