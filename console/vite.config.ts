/** How the console is built: into dist/, for the address /desk/. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { NONCE_PLACE } from '../app/kit/console.ts'
import { ariaInPersian } from './build/aria-in-persian.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/desk/',
  plugins: [ariaInPersian(), react()],
  html: { cspNonce: NONCE_PLACE },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // A picture inside a style sheet would need a wider policy than img-src 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
