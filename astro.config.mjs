import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { precompress } from './site/serving/precompress.ts';

export default defineConfig({
  srcDir: './site',
  output: 'static',
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'never' },
  // Only our own server answers: it sends one fixed Content-Security-Policy, so no style or script stands in a page.
  vite: { build: { assetsInlineLimit: 0 } },
  adapter: node({ mode: 'middleware' }),
  integrations: [precompress()],
  session: false,
  // site/middleware.ts checks the origin itself: Astro's check refuses posts without an Origin header.
  security: { checkOrigin: false },
  devToolbar: { enabled: false },
});
