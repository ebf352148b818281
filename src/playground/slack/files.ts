const types: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  csv: 'text/csv',
  pdf: 'application/pdf',
}
export const typeOf = (name: string): string =>
  types[name.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream'

/** A file as Slack describes it; its addresses want the app's token. */
export const describeFile = (
  file: { id: string; name: string; mimetype: string; bytes: Uint8Array },
  baseUrl: string,
) => ({
  id: file.id,
  name: file.name,
  mimetype: file.mimetype,
  size: file.bytes.length,
  url_private: `${baseUrl}/files/${file.id}`,
  url_private_download: `${baseUrl}/files/${file.id}`,
})
