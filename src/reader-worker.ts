import type { Sheet } from './domain/text/sheet'
import { createFileReader } from './files/reader'

/**
 * The entry of a second worker that reads and writes files, and does nothing else: the libraries for spreadsheets and
 * photos are a sixth of all code, and a list of 50,000 rows takes memory that chats should not wait for. It has
 * no route from outside; the main worker reaches it by a service binding.
 */
export default {
  async fetch(request: Request, bindings: { COMMITTEE_TIMEZONE?: string }): Promise<Response> {
    const reader = createFileReader(bindings.COMMITTEE_TIMEZONE ?? 'Asia/Shanghai')
    const bytes = new Uint8Array(await request.arrayBuffer())
    switch (new URL(request.url).pathname) {
      case '/list':
        return Response.json(await reader.readList(bytes))
      case '/exif':
        return Response.json(await reader.readExif(bytes))
      case '/sheet':
        return new Response(
          (await reader.writeSheet(JSON.parse(new TextDecoder().decode(bytes)) as Sheet)).slice(),
        )
      default:
        return new Response('there is nothing here', { status: 404 })
    }
  },
}
