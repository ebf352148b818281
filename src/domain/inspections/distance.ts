type Position = { latitude: number; longitude: number }

const earthRadiusM = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres between two positions (degrees, WGS 84), along a great circle (haversine). */
export function distanceM(a: Position, b: Position): number {
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2
  const flat = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude))
  const chord = half(a.latitude, b.latitude) + flat * half(a.longitude, b.longitude)
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(chord)))
}
