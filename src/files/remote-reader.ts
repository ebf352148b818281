import * as z from 'zod/mini'
import type { ListRead } from '../domain/units/import-report'
import type { FileReader } from './reader'

/** Another worker, as a service binding gives it. */
type Service = { fetch: (url: string, init: { method: 'POST'; body: Uint8Array }) => Promise<Response> }

const List = z.lazy(() =>
  z.union([
    z.object({
      units: z.looseObject({
        rows: z.array(z.looseObject({ row: z.number(), key: z.string(), name: z.string() })),
        problems: z.array(z.looseObject({ row: z.number(), code: z.string() })),
      }),
    }),
    z.object({ checklist: z.array(z.array(z.string())) }),
    z.object({ error: z.string() }),
  ]),
)
const Facts = z.lazy(() =>
  z.object({
    position: z.optional(z.object({ latitude: z.number(), longitude: z.number() })),
    takenAt: z.optional(z.number()),
  }),
)

/** Has files read and written by the reader's worker (`reader-worker.ts`), which has the memory and the libraries for it. */
export function createRemoteReader(service: Service): FileReader {
  const post = async (what: 'list' | 'exif' | 'sheet', bytes: Uint8Array): Promise<Response> => {
    const response = await service.fetch(`https://reader/${what}`, { method: 'POST', body: bytes })
    if (!response.ok) throw new Error(`the reader answers ${response.status}`)
    return response
  }
  const ask = async (what: 'list' | 'exif', bytes: Uint8Array): Promise<unknown> =>
    (await post(what, bytes)).json()
  return {
    readList: async (bytes) => List.parse(await ask('list', bytes)) as ListRead,
    readExif: async (bytes) =>
      Facts.parse(await ask('exif', bytes)) as Awaited<ReturnType<FileReader['readExif']>>,
    writeSheet: async (sheet) => {
      const response = await post('sheet', new TextEncoder().encode(JSON.stringify(sheet)))
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}
