/** The one look: antd's tokens as UI guide and brand want them, light and dark. */
import { theme, type ThemeConfig } from 'antd'

export type Mode = 'light' | 'dark'
export const BRAND = '#0E7C7B'

const FONT =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Segoe UI", sans-serif'

/** Soft grounds are set by hand: what antd derives from muted colours is grey. */
const tones = {
  light: {
    colorPrimary: BRAND,
    colorLink: '#0A6665',
    colorInfo: '#2B6CB0',
    colorSuccess: '#2F7D32',
    colorWarning: '#946200',
    colorError: '#B8332A',
    colorBgLayout: '#F4F6F6',
    colorBgContainer: '#FFFFFF',
    colorPrimaryBg: '#E4F2F1',
    colorPrimaryBgHover: '#D3EAE9',
    colorSuccessBg: '#E9F5EA',
    colorSuccessBorder: '#B5DDB8',
    colorWarningBg: '#FDF4E3',
    colorWarningBorder: '#F0D9A8',
    colorErrorBg: '#FCEDEB',
    colorErrorBorder: '#F0BFBA',
    colorInfoBg: '#E8F1FA',
    colorInfoBorder: '#B9D3EC',
    colorText: '#1B2626',
    colorTextSecondary: '#566464',
    colorTextPlaceholder: '#8A9696',
  },
  dark: {
    colorPrimary: '#1C9C9A',
    colorLink: '#5CC5C3',
    colorBgLayout: '#101616',
    colorBgContainer: '#182020',
    colorBgElevated: '#202A2A',
    colorSuccess: '#6FBF73',
    colorWarning: '#E0A84A',
    colorError: '#E5776D',
    colorInfo: '#6FA8DC',
    // antd's own fade away on these grounds.
    colorText: '#E3EAEA',
    colorTextSecondary: '#A3B1B1',
    colorTextPlaceholder: '#7F8E8E',
  },
}

/** Whoever asks the system for less motion gets windows that stand still at once. */
const moves = () => !window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** antd's configuration for a mode. */
export function themeOf(mode: Mode): ThemeConfig {
  const tone = tones[mode]
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'houtai' },
    hashed: false,
    token: {
      ...tone,
      borderRadius: 6,
      fontSize: 14,
      fontFamily: FONT,
      wireframe: false,
      motion: moves(),
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Layout: { lightSiderBg: tone.colorBgContainer },
      Menu: { subMenuItemBg: 'transparent', itemSelectedColor: tone.colorLink, subMenuItemSelectedColor: tone.colorLink, itemHeight: 34, itemMarginBlock: 2, activeBarBorderWidth: 0 },
      Table: { cellPaddingBlockSM: 8, headerBorderRadius: 6 },
      Card: { headerFontSize: 15 },
      Form: { itemMarginBottom: 18 },
    },
  }
}
