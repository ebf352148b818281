/** Degrees, WGS 84. */
export type MapPosition = { latitude: number; longitude: number }

const pair =
  /(?:https?:\/\/\S*?)?(?<![\d.])(?<one>-?\d{1,3}\.\d{3,})\s*[,，]\s*(?<other>-?\d{1,3}\.\d{3,})\S*/

/**
 * A place on the map that a text names as map programs copy it ("34.75200, 113.66500", latitude first), or by a map's
 * address with those numbers in it; `rest` is the text without it. What can be no latitude is the longitude.
 */
export function readPosition(text: string): { position: MapPosition; rest: string } | undefined {
  const found = pair.exec(text)
  if (!found) return undefined
  const [one, other] = [Number(found.groups?.one), Number(found.groups?.other)]
  const [latitude, longitude] = Math.abs(one) > 90 ? [other, one] : [one, other]
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined
  const rest = text
    .replace(found[0], ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s,，:：]+$/, '')
  return { position: { latitude, longitude }, rest }
}
