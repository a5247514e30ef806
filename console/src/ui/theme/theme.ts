import { createTheme, Tabs, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const harbour: MantineColorsTuple = [
  '#e8f5f6',
  '#d0e7ea',
  '#a3d0d6',
  '#72b8c1',
  '#4aa3ae',
  '#2e939f',
  '#11717e',
  '#0f6470',
  '#0a4f59',
  '#063a42',
];

/** Mantine's own greys, as cool as ours, for what the tokens below do not reach. */
const gray: MantineColorsTuple = [
  '#f7f9fa',
  '#eff3f4',
  '#e1e7ea',
  '#d2dade',
  '#c3cdd2',
  '#a3b0b7',
  '#7d8b93',
  '#5a6870',
  '#3e4c54',
  '#10191d',
];
const dark: MantineColorsTuple = [
  '#e9eef0',
  '#b7c2c8',
  '#8c9aa2',
  '#5a6870',
  '#3a4750',
  '#212a30',
  '#1a2126',
  '#13191d',
  '#0d1215',
  '#090d0f',
];

const closeButtonProps = { 'aria-label': 'Close' };
const overlayProps = { backgroundOpacity: 0.3 };

/** Mantine, told to look like the tokens. Components come small, because the console is dense. */
export const theme = createTheme({
  colors: { harbour, gray, dark },
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'var(--bw-font)',
  fontFamilyMonospace: 'var(--bw-mono)',
  fontSizes: {
    xs: 'var(--bw-size-2)',
    sm: 'var(--bw-size-3)',
    md: 'var(--bw-size-3)',
    lg: 'var(--bw-size-4)',
    xl: 'var(--bw-size-5)',
  },
  headings: { fontFamily: 'var(--bw-font)', fontWeight: '600' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: 'var(--bw-radius)', md: 'var(--bw-radius)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    InputWrapper: { styles: { label: { marginBottom: 4 } } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Tabs: Tabs.extend({
      vars: () => ({
        root: { '--tabs-color': 'var(--bw-accent)', '--tab-border-color': 'var(--bw-line)' },
      }),
    }),
    Menu: { defaultProps: { withinPortal: false, transitionProps: { duration: 120 } } },
    Popover: { defaultProps: { withinPortal: false, transitionProps: { duration: 120 } } },
    Drawer: { defaultProps: { closeButtonProps, overlayProps, transitionProps: { duration: 120 } } },
    Modal: { defaultProps: { closeButtonProps, overlayProps, transitionProps: { duration: 120 } } },
    Tooltip: {
      defaultProps: {
        openDelay: 250,
        transitionProps: { duration: 120 },
        events: { hover: true, focus: true, touch: true },
      },
    },
  },
});

const shared = {
  '--mantine-color-body': 'var(--bw-surface)',
  '--mantine-color-text': 'var(--bw-ink)',
  '--mantine-color-dimmed': 'var(--bw-ink-3)',
  '--mantine-color-placeholder': 'var(--bw-ink-3)',
  '--mantine-color-default': 'var(--bw-surface)',
  '--mantine-color-default-hover': 'var(--bw-hover)',
  '--mantine-color-default-border': 'var(--bw-line-strong)',
  '--mantine-color-default-color': 'var(--bw-ink)',
  '--mantine-color-anchor': 'var(--bw-accent)',
  '--mantine-color-error': 'var(--bw-broken)',
  '--mantine-color-gray-text': 'var(--bw-ink-2)',
  '--mantine-color-gray-light': 'var(--bw-sunken)',
  '--mantine-color-gray-light-hover': 'var(--bw-hover)',
  '--mantine-color-gray-light-color': 'var(--bw-ink-2)',
  '--mantine-color-red-filled': '#c3352b',
  '--mantine-color-red-filled-hover': '#a92b22',
  '--mantine-color-harbour-text': 'var(--bw-accent)',
  '--mantine-color-harbour-light': 'var(--bw-selected)',
  '--mantine-color-harbour-light-color': 'var(--bw-accent)',
  '--mantine-color-harbour-filled': 'var(--bw-accent-fill)',
  '--mantine-color-harbour-filled-hover': 'var(--bw-accent-fill-hover)',
};

/** Points Mantine's own variables at the tokens, so that both schemes change in one place. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
});
