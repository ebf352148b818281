/**
 * FNV-1a of a text's UTF-16 units, 32 bits: the same on every machine, and no secret's. With another `seed`, a
 * whole number, it is another function.
 */
export function fnv1a(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
