import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

// From here and from `dist/service` alike.
const folder = fileURLToPath(new URL('../../src/playground/page/', import.meta.url))

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Anwei 安委 · playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/playground/page.css">
</head>
<body><div id="page"></div><script type="module" src="/playground/page.js"></script></body>
</html>`

/** Its sheets, one after the other: of the whole page, of both chats, then each part's own. */
const sheets = [
  'page.css',
  'pane.css',
  'tour.css',
  'composer.css',
  'telegram/pane.css',
  'slack/pane.css',
  'slack/modal.css',
]

/** The page of the playground: its script is bundled in memory as the playground starts. */
export function createPageRoutes(): Hono {
  const script = bundle()
  // Whoever asks for it is told.
  script.catch(() => {})
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  )
  app.get('/', (c) => c.html(html))
  app.get('/page.js', async (c) => {
    return c.body(await script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' })
  })
  app.get('/page.css', (c) =>
    c.body(sheets.map((it) => readFileSync(folder + it, 'utf8')).join(''), 200, {
      'Content-Type': 'text/css; charset=utf-8',
    }),
  )
  return app
}

async function bundle(): Promise<string> {
  const built = await build({
    entryPoints: [`${folder}main.tsx`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  })
  return built.outputFiles[0]?.text ?? ''
}
