/** Languages are called as their speakers call them. */
export const LANGUAGES = { 'zh-CN': '中文', 'en-US': 'English' } as const
