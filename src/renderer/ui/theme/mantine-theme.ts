import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The plumb bob's brass, light to dark. */
const brass: MantineColorsTuple = [
  '#fdf5e3',
  '#f7e7c3',
  '#f0d397',
  '#e9c06a',
  '#e3ab45',
  '#dba033',
  '#b98122',
  '#946415',
  '#7d5200',
  '#5a3b00',
];

const neutralDark: MantineColorsTuple = [
  '#e6e6e3',
  '#c6c6c2',
  '#a5a5a1',
  '#77777b',
  '#3f3f43',
  '#303033',
  '#232325',
  '#1a1a1b',
  '#151516',
  '#101011',
];

const neutralLight: MantineColorsTuple = [
  '#f8f8f7',
  '#f3f3f1',
  '#e6e6e3',
  '#d8d8d4',
  '#d0d0cc',
  '#a8a8a3',
  '#83837e',
  '#595956',
  '#3a3a38',
  '#1c1c1b',
];

const fontFamily = "'Inter Variable', 'Pretendard Variable', system-ui, sans-serif";
const quick = { duration: 90 };
const small = { defaultProps: { size: 'xs' } };
const smallWithQuickList = { defaultProps: { size: 'xs', comboboxProps: { transitionProps: quick, shadow: 'md' } } };

/** Denser and quieter than Mantine's own look: 13 px text, small controls, short motion. */
export const mantineTheme = createTheme({
  fontFamily,
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'Pretendard Variable', monospace",
  colors: { brass, dark: neutralDark, gray: neutralLight },
  primaryColor: 'brass',
  primaryShade: { light: 5, dark: 5 },
  autoContrast: true,
  black: '#1c1c1b',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  radius: { xs: '2px', sm: '4px', md: '5px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  headings: { fontFamily, fontWeight: '600' },
  shadows: {
    xs: 'var(--plumb-shadow)',
    sm: 'var(--plumb-shadow)',
    md: 'var(--plumb-shadow)',
    xl: 'var(--plumb-shadow)',
  },
  respectReducedMotion: true,
  cursorType: 'default',
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Button: small,
    Checkbox: small,
    Menu: { defaultProps: { transitionProps: quick } },
    ModalOverlay: { defaultProps: { color: 'var(--plumb-scrim)', backgroundOpacity: 1 } },
    ModalRoot: {
      defaultProps: { centered: true, padding: 'lg', transitionProps: { ...quick, transition: 'fade' } },
    },
    NumberInput: small,
    Popover: { defaultProps: { transitionProps: quick } },
    Radio: small,
    RadioGroup: small,
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 90 } },
    Select: smallWithQuickList,
    TagsInput: small,
    TextInput: small,
    Tooltip: {
      defaultProps: { openDelay: 450, transitionProps: quick, events: { hover: true, focus: true, touch: false } },
    },
  },
});

/** Mantine's colours are ours, so that one attribute on the root switches every control and every custom part alike. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: sharedVariables,
  dark: sharedVariables,
});

const sharedVariables = {
  '--mantine-color-body': 'var(--plumb-surface-1)',
  '--mantine-color-text': 'var(--plumb-text)',
  '--mantine-color-bright': 'var(--plumb-text)',
  '--mantine-color-dimmed': 'var(--plumb-text-dim)',
  '--mantine-color-placeholder': 'var(--plumb-text-dim)',
  '--mantine-color-anchor': 'var(--plumb-accent)',
  '--mantine-color-error': 'var(--plumb-dispute)',
  '--mantine-color-default': 'var(--plumb-surface-2)',
  '--mantine-color-default-hover': 'var(--plumb-surface-3)',
  '--mantine-color-default-color': 'var(--plumb-text)',
  '--mantine-color-default-border': 'var(--plumb-border)',
  '--mantine-color-gray-light-color': 'var(--plumb-text)',
  '--mantine-color-gray-light-hover': 'var(--plumb-surface-3)',
  '--mantine-color-disabled': 'var(--plumb-surface-2)',
  '--mantine-color-disabled-color': 'var(--plumb-text-dim)',
  '--mantine-color-disabled-border': 'var(--plumb-border)',
  '--mantine-primary-color-filled': 'var(--plumb-accent-fill)',
  '--mantine-primary-color-filled-hover': 'var(--plumb-accent-fill-hover)',
  '--mantine-primary-color-light': 'var(--plumb-accent-soft)',
  '--mantine-primary-color-light-color': 'var(--plumb-accent)',
  '--mantine-primary-color-contrast': 'var(--plumb-on-accent)',
};
