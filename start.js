import { stop } from 'esbuild'
import { bundle } from './bundle.js'

await bundle(['src/node.ts'], 'dist/service')
// Its own process ends.
await stop()
await import(new URL('dist/service/node.js', import.meta.url).href)
