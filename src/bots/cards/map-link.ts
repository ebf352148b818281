import type { MapPosition } from '../../domain/text/read-position'
import type { Button } from '../view'

/**
 * Opens a place in the map that phones here have: AutoNavi's URI API, which shifts GPS coordinates to the map's own by
 * itself (`coordinate=wgs84`), and takes the longitude first.
 */
export const mapButton = (label: string, { latitude, longitude }: MapPosition, name: string): Button => ({
  label,
  url: `https://uri.amap.com/marker?position=${longitude.toFixed(6)},${latitude.toFixed(6)}&name=${encodeURIComponent(name)}&coordinate=wgs84`,
})
