/** Ids are ours (UUIDs); anything else never reaches a file system or a bucket. */
const safeId = /^[A-Za-z0-9-]{1,64}$/

export function checkFileId(id: string): string {
  if (!safeId.test(id)) throw new RangeError('not a file id')
  return id
}
