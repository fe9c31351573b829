import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

// prettier-ignore
const himaya: MantineColorsTuple = [
  '#eff7f7', '#dceceb', '#b7d8d7', '#8dc1c1', '#65a9ab', '#459196', '#2f7c83', '#226a72', '#17565f', '#0e3f47',
];
// prettier-ignore
const danger: MantineColorsTuple = [
  '#fdf3f2', '#fae2df', '#f2bdb7', '#e8958d', '#de6f65', '#d04e43', '#bb3c33', '#a53029', '#8f2520', '#701a17',
];
// prettier-ignore
const warn: MantineColorsTuple = [
  '#fef8ea', '#fbecc9', '#f5d792', '#eebf58', '#e3a72f', '#c98d18', '#a8730f', '#8b5d0a', '#704a07', '#553704',
];
// prettier-ignore
const good: MantineColorsTuple = [
  '#f0f8f2', '#dcefe1', '#b5dcc1', '#8ac79e', '#63b17f', '#459963', '#33824f', '#256c3f', '#1a5831', '#104023',
];
// prettier-ignore
const calm: MantineColorsTuple = [
  '#f0f5fb', '#dce8f5', '#b6cfea', '#8db3de', '#6798d0', '#4a7fbd', '#3769a4', '#2a568a', '#1f4570', '#153254',
];
// prettier-ignore
const slate: MantineColorsTuple = [
  '#f6f8f8', '#eceff0', '#dde2e4', '#c6ced1', '#a3aeb3', '#7d8a90', '#606d74', '#4b575e', '#384349', '#252e33',
];

/** The one look of the system. Shade 8 carries white text at more than 7:1, and is read on every light tint at more than 4.5:1. */
export const theme = createTheme({
  colors: { himaya, danger, warn, good, calm, slate, gray: slate, red: danger },
  primaryColor: 'himaya',
  primaryShade: 8,
  autoContrast: false,
  black: '#1d2529',
  fontFamily: "'IBM Plex Sans Arabic', system-ui, 'Segoe UI', 'Noto Sans Arabic', sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.3125rem' },
  lineHeights: { xs: '1.5', sm: '1.55', md: '1.65', lg: '1.6', xl: '1.5' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.4' },
      h2: { fontSize: '1.25rem', lineHeight: '1.45' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.5' },
      h4: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '22px' },
  shadows: {
    xs: '0 1px 2px rgb(23 49 56 / 6%)',
    sm: '0 1px 3px rgb(23 49 56 / 8%), 0 1px 2px rgb(23 49 56 / 5%)',
    md: '0 6px 18px rgb(23 49 56 / 9%)',
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'md' },
      // Long words on a narrow or enlarged screen take a second line instead of being cut.
      styles: {
        root: { height: 'auto', minHeight: 'var(--button-height)', paddingBlock: '0.25rem' },
        // A link that looks like a button has no height for its words to be in the middle of.
        inner: { minHeight: 'calc(var(--button-height) - 0.5rem - 2px)' },
        label: { height: 'auto', whiteSpace: 'normal', lineHeight: 1.4 },
      },
    },
    TextInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', allowDeselect: false, maxDropdownHeight: 280, comboboxProps: { keepMounted: false } } },
    MultiSelect: { defaultProps: { size: 'md', maxDropdownHeight: 280, comboboxProps: { keepMounted: false } } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    Modal: {
      styles: { title: { fontSize: '1.1875rem', fontWeight: 600 } },
      // The head of a dialog is no banner of the page.
      defaultProps: {
        centered: true,
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.45 },
        attributes: { header: { role: 'presentation' } },
      },
    },
    Paper: { defaultProps: { radius: 'lg' } },
    // A status is never cut short.
    Badge: {
      styles: { root: { minWidth: 'max-content' } },
      defaultProps: { variant: 'light', tt: 'none', fw: 500, radius: 'sm', size: 'lg' },
    },
    Alert: { defaultProps: { variant: 'light', radius: 'md' } },
  },
});

/** Quiet text, placeholders and errors, dark enough to be read (WCAG AA). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#566269',
    '--mantine-color-placeholder': '#66727a',
    '--mantine-color-error': '#a53029',
    '--mantine-color-anchor': '#17565f',
    '--mantine-color-default-border': '#d5dcdf',
    '--himaya-page': '#f4f7f7',
    '--himaya-surface': '#ffffff',
    '--himaya-line': '#e1e7e9',
  },
  dark: {},
});
