import { Resvg } from '@resvg/resvg-js'
import { type Scene, svgOf, type Variant } from './scenes'

/** A photo of a scene as PNG bytes; the same arguments always give the same picture. */
export function drawPhoto(
  scene: Scene,
  variant: Variant,
  options: { tilt?: number; width?: number } = {},
): Uint8Array {
  const { tilt = 0, width = 960 } = options
  return new Uint8Array(new Resvg(svgOf(scene, variant, tilt, width)).render().asPng())
}
