import { downloadLimit } from '../files'
import { method } from '../method'
import { text } from '../params'
import { refusal } from '../refusal'

/** Gives a path under which a file of up to 20 MB can be fetched for an hour. */
export const getFile = method({ file_id: text.default('') }, ({ world }, { file_id }) => {
  if (file_id === '') throw refusal(400, 'file_id not specified')
  const file = world.files.get(file_id)
  if (file === undefined) throw refusal(400, 'wrong file_id or the file is temporarily unavailable')
  if (file.bytes.length > downloadLimit) throw refusal(400, 'file is too big')
  world.paths.set(file.path, { fileId: file_id, at: world.now() })
  return {
    file_id,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
    file_path: file.path,
  }
})
