/** One build of all consoles and the shop: `dist/apps/<console>/index.html` and shared, hashed assets. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const consoles: Record<string, string> = { admin: 'platform', merchant: 'merchant', wms: 'warehouse', shop: 'shop' }
const server = process.env['HOUTAI_URL'] ?? 'http://127.0.0.1:8000'

/** While developing, each console is found at the address that it has in the finished product. */
function consoleAddresses(): Plugin {
  return {
    name: 'console-addresses',
    configureServer(dev) {
      dev.middlewares.use((request, _response, next) => {
        const app = consoles[/^\/([a-z]+)(?:[/?]|$)/.exec(request.url ?? '')?.[1] ?? '']
        if (app !== undefined) request.url = `/apps/${app}/index.html`
        next()
      })
    },
  }
}

export default defineConfig(({ command }) => ({
  root: here('.'),
  base: command === 'build' ? '/web/' : '/',
  // One for each server behind it, so that two developers on one machine do not disturb each other.
  cacheDir: `node_modules/.vite/${new URL(server).port || 'usual'}`,
  optimizeDeps: { entries: ['apps/*/main.tsx', 'packages/features/**/*.tsx'] },
  plugins: [react(), consoleAddresses()],
  resolve: {
    alias: { '@ui': here('packages/ui'), '@api': here('packages/api'), '@features': here('packages/features') },
  },
  server: { port: 5173, strictPort: true, fs: { allow: [here('.'), here('../docs/help')] }, proxy: { '/api': { target: server, changeOrigin: false } } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    manifest: 'manifest.json',
    rollupOptions: {
      input: Object.fromEntries(Object.values(consoles).map((app) => [app, here(`apps/${app}/index.html`)])),
    },
  },
  test: {
    environment: 'jsdom',
    include: ['packages/**/*.test.{ts,tsx}', 'tools/*.test.js'],
    setupFiles: [here('tools/test-setup.ts')],
    server: { deps: { inline: [/@ant-design\/pro-/] } },
  },
}))
