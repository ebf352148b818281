/**
 * An id for what is kept: UUID version 7 (RFC 9562, 5.7). It begins with its time (`at`, ms since 1970), so that what
 * comes one after the other stands side by side in every index of ids, and a report writes few pages; 74 of its bits
 * are random. It is a name, never a secret: whoever asks for what it names is checked.
 */
export function newId(at: number): string {
  const time = at.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}
