import * as z from 'zod'
import { describeFile } from '../files'
import { method, refuse } from '../method'

export const fileInfo = method(z.strictObject({ file: z.string() }), (world, { file: id }, baseUrl) => {
  const file = world.files.get(id)
  if (!file) return refuse('file_not_found')
  return { ok: true, file: describeFile(file, baseUrl) }
})
