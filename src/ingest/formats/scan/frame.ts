/** A picture as what a PDF can hold. */

/** An image as a PDF has it: what its dictionary says beside its size, and its bytes. */
export interface Raster {
  width: number
  height: number
  /** Entries of the image's dictionary: colours, bits a sample, filter. */
  dictionary: string
  bytes: Uint8Array
}

/** One picture: as a whole, or in strips and tiles that a writer cut it into, each with the place of its upper left corner in pixels. */
export interface Frame {
  width: number
  height: number
  /** Quarter turns clockwise by which it is shown upright. */
  quarters: number
  rasters: readonly { left: number; top: number; raster: Raster }[]
}

/** Quarter turns clockwise by the number that cameras and scanners write; mirrored pictures stay as they are. */
export const quartersOf: Readonly<Record<number, number>> = { 3: 2, 6: 1, 8: 3 }

export function dictionaryOfJpeg(channels: number, isAdobe: boolean): string {
  const space = channels === 1 ? '/DeviceGray' : channels === 4 ? '/DeviceCMYK' : '/DeviceRGB'
  // Adobe writes inks upside down.
  const decode = channels === 4 && isAdobe ? ' /Decode [1 0 1 0 1 0 1 0]' : ''
  return `/ColorSpace ${space} /BitsPerComponent 8 /Filter /DCTDecode${decode}`
}
